using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Accounts;

/// <summary>Accounts: signing up, the password, and leaving.</summary>
[ApiController]
[Route("api/v1/users")]
[Tags("Accounts")]
public sealed class AccountsController : ControllerBase
{
    /// <summary>Sign up</summary>
    /// <remarks>Makes an account and signs it in. Nothing else is needed before the first message.</remarks>
    /// <response code="201">The account, and the token of its first session.</response>
    /// <response code="400">`invalid-request`: "errors" says which members and why.</response>
    /// <response code="409">`username-taken` or `email-taken`.</response>
    /// <response code="429">`too-many-requests`: too many accounts from this address.</response>
    /// <response code="503">`busy`: nothing was stored.</response>
    [HttpPost]
    [AllowAnonymous]
    [ProducesResponseType<SignedIn>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedIn>> Create(SignUpRequest request, SignUp signUp, CancellationToken cancellation)
    {
        var signedIn = await signUp.RunAsync(request, cancellation);
        return Created($"/api/v1/users/{signedIn.User.Id}", signedIn);
    }
}
