using ChatServer.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Accounts;

/// <summary>Sessions: signing in and out, on any number of devices.</summary>
[ApiController]
[Route("api/v1/sessions")]
[Tags("Sessions")]
public sealed class SessionsController : ControllerBase
{
    /// <summary>Signs in.</summary>
    /// <remarks>
    /// An unknown login and a wrong password are answered alike. A device that was signed in before may send its old token along
    /// in the Authorization header, even a dead one: then nobody's guesses at the password keep it out.
    /// </remarks>
    /// <response code="201">The account, and the token of the new session.</response>
    /// <response code="400">`invalid-request`: "errors" says which members and why.</response>
    /// <response code="401">`wrong-credentials`.</response>
    /// <response code="403">`account-suspended`: "reason" says why, and "until" until when. `POST /appeals` is for whoever thinks it is wrong.</response>
    /// <response code="429">`too-many-requests`: too many attempts for this login or from this address.</response>
    /// <response code="503">`busy`: nothing was stored.</response>
    [HttpPost(Name = "signIn")]
    [AllowAnonymous]
    [ProducesResponseType<SignedIn>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<ActionResult<SignedIn>> Create(SignInRequest request, [FromServices] SignIn signIn, CancellationToken cancellation) =>
        StatusCode(StatusCodes.Status201Created, await signIn.RunAsync(request, Origin.Of(HttpContext), cancellation));

    /// <summary>Lists your sessions.</summary>
    /// <remarks>Where you are signed in, newest first.</remarks>
    /// <response code="200">One page of sessions.</response>
    /// <response code="400">`invalid-request`: the limit or the cursor.</response>
    [HttpGet(Name = "listSessions")]
    [ProducesResponseType<Page<SessionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    public Task<Page<SessionView>> List([FromQuery] PageRequest page, [FromServices] ListSessions listSessions, CancellationToken cancellation) =>
        listSessions.RunAsync(User.UserId(), User.SessionId(), page, cancellation);

    /// <summary>Signs out.</summary>
    /// <remarks>Ends the session that asks. Its token is dead at once, and the sockets it opened are closed.</remarks>
    /// <response code="204">It has ended.</response>
    [HttpDelete("current", Name = "signOut")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> EndCurrent([FromServices] EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOneAsync(User.UserId(), User.SessionId(), cancellation);
        return NoContent();
    }

    /// <summary>Signs out everywhere else.</summary>
    /// <remarks>Ends all your sessions but the one that asks.</remarks>
    /// <response code="204">They have ended.</response>
    [HttpDelete("others", Name = "signOutOthers")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> EndOthers([FromServices] EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOthersAsync(User.UserId(), User.SessionId(), cancellation);
        return NoContent();
    }

    /// <summary>Signs out one device.</summary>
    /// <remarks>Ends one of your sessions.</remarks>
    /// <param name="sessionId">A session's id, from the list.</param>
    /// <response code="204">It has ended.</response>
    /// <response code="404">`no-such-session`: you have no such session.</response>
    [HttpDelete("{sessionId:guid}", Name = "endSession")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> End(Guid sessionId, [FromServices] EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOneAsync(User.UserId(), sessionId, cancellation);
        return NoContent();
    }
}
