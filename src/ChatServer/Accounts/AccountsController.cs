using ChatServer.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Accounts;

/// <summary>Accounts: signing up, the password, and leaving.</summary>
[ApiController]
[Route("api/v1/users")]
[Tags("Accounts")]
public sealed class AccountsController : ControllerBase
{
    /// <summary>Signs up.</summary>
    /// <remarks>Makes an account and signs it in. Nothing else is needed before the first message.</remarks>
    /// <response code="201">The account, and the token of its first session.</response>
    /// <response code="400">`invalid-request`: "errors" says which members and why.</response>
    /// <response code="403">`filtered`: a rule of the server is against one of the names.</response>
    /// <response code="409">`username-taken` or `email-taken`.</response>
    /// <response code="429">`too-many-requests`: too many accounts from this address.</response>
    /// <response code="503">`busy`: nothing was stored.</response>
    [HttpPost(Name = "signUp")]
    [AllowAnonymous]
    [ProducesResponseType<SignedIn>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedIn>> Create(SignUpRequest request, [FromServices] SignUp signUp, CancellationToken cancellation)
    {
        var signedIn = await signUp.RunAsync(request, Origin.Of(HttpContext), cancellation);
        return Created($"/api/v1/users/{signedIn.User.Id}", signedIn);
    }

    /// <summary>Changes your password.</summary>
    /// <remarks>Ends all your other sessions: whoever knew the old password is out.</remarks>
    /// <response code="204">It is changed.</response>
    /// <response code="400">`invalid-request`: "errors" says what is wrong with the new one.</response>
    /// <response code="401">`wrong-credentials`: the current one is wrong; `not-signed-in`.</response>
    /// <response code="429">`too-many-requests`: too many wrong ones.</response>
    /// <response code="503">`busy`: nothing was changed.</response>
    [HttpPut("me/password", Name = "changePassword")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<NoContentResult> ChangePassword(
        ChangePasswordRequest request, [FromServices] ChangePassword changePassword, CancellationToken cancellation)
    {
        await changePassword.RunAsync(User.UserId(), User.SessionId(), request, Origin.Of(HttpContext), cancellation);
        return NoContent();
    }

    /// <summary>Deletes your account.</summary>
    /// <remarks>
    /// Ends your sessions and frees your username and address at once. Soon after you have left all conversations; a group
    /// you owned passes to its oldest admin, else moderator, else member. This cannot be undone.
    /// </remarks>
    /// <param name="messages">"keep" leaves what you wrote, as from "Deleted user"; "delete" erases it.</param>
    /// <response code="204">It is deleted.</response>
    /// <response code="400">`invalid-request`: messages is neither keep nor delete.</response>
    /// <response code="409">`last-admin`: the server has no other admin; name one first.</response>
    [HttpDelete("me", Name = "deleteAccount")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Delete(
        [FromServices] DeleteAccount deleteAccount,
        CancellationToken cancellation,
        [FromQuery] MessagesAfterwards messages = MessagesAfterwards.Keep)
    {
        await deleteAccount.RunAsync(User.UserId(), messages, cancellation);
        return NoContent();
    }
}
