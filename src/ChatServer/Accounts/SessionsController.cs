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

    /// <summary>List the own sessions</summary>
    /// <remarks>Where you are signed in, newest first.</remarks>
    /// <response code="200">One page of sessions.</response>
    /// <response code="400">`invalid-request`: the limit or the cursor.</response>
    [HttpGet]
    [ProducesResponseType<Page<SessionView>>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status400BadRequest)]
    public Task<Page<SessionView>> List([FromQuery] PageRequest page, ListSessions listSessions, CancellationToken cancellation) =>
        listSessions.RunAsync(User.UserId(), User.SessionId(), page, cancellation);

    /// <summary>Sign out</summary>
    /// <remarks>Ends the session that asks. Its token is dead at once, and the sockets it opened are closed.</remarks>
    /// <response code="204">It has ended.</response>
    [HttpDelete("current")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> EndCurrent(EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOneAsync(User.UserId(), User.SessionId(), cancellation);
        return NoContent();
    }

    /// <summary>Sign out everywhere else</summary>
    /// <remarks>Ends all own sessions but the one that asks.</remarks>
    /// <response code="204">They have ended.</response>
    [HttpDelete("others")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> EndOthers(EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOthersAsync(User.UserId(), User.SessionId(), cancellation);
        return NoContent();
    }

    /// <summary>Sign out one device</summary>
    /// <remarks>Ends one of the own sessions.</remarks>
    /// <param name="sessionId">A session's id, from the list.</param>
    /// <response code="204">It has ended.</response>
    /// <response code="404">`no-such-session`: you have no such session.</response>
    [HttpDelete("{sessionId}")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<NoContentResult> End(Guid sessionId, EndSessions endSessions, CancellationToken cancellation)
    {
        await endSessions.EndOneAsync(User.UserId(), sessionId, cancellation);
        return NoContent();
    }
}
