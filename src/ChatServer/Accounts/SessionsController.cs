using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Accounts;

/// <summary>Sessions: signing in and out, on any number of devices.</summary>
[ApiController]
[Route("api/v1/sessions")]
[Tags("Sessions")]
public sealed class SessionsController : ControllerBase
{
    /// <summary>Sign in</summary>
    /// <remarks>An unknown login and a wrong password are answered alike.</remarks>
    /// <response code="201">The account, and the token of the new session.</response>
    /// <response code="400">`invalid-request`: "errors" says which members and why.</response>
    /// <response code="401">`wrong-credentials`.</response>
    /// <response code="429">`too-many-requests`: too many attempts for this login or from this address.</response>
    /// <response code="503">`busy`: nothing was stored.</response>
    [HttpPost]
    [AllowAnonymous]
    [ProducesResponseType<SignedIn>(StatusCodes.Status201Created)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    [ProducesResponseType(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedIn>> Create(SignInRequest request, SignIn signIn, CancellationToken cancellation) =>
        StatusCode(StatusCodes.Status201Created, await signIn.RunAsync(request, cancellation));
}
