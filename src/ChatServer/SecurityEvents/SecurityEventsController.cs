using ChatServer.Chains;
using ChatServer.Http;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.SecurityEvents;

/// <summary>Who comes in, and who tries.</summary>
[ApiController]
[Route("api/v1/admin/security-events")]
[RequireServerRole(ServerRole.Admin)]
[Tags("Administration")]
public sealed class SecurityEventsController : ControllerBase
{
    /// <summary>Lists security events, newest first.</summary>
    /// <remarks>
    /// Admins of the server. There is no text, login, token or address in them: people are told by their ids, networks by ids that say nothing
    /// of them. An event is here a moment after it happened.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet(Name = "listSecurityEvents")]
    [ProducesResponseType<Page<SecurityEventView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<SecurityEventView>> List(
        [FromQuery] SecurityFilter filter, [FromQuery] PageRequest page, [FromServices] ChainReader<SecurityEvent> events, CancellationToken cancellation) =>
        events.ListAsync(User.UserId(), ChainEntry.OnlyChain, filter, page, SecurityEventView.Of, cancellation);

    /// <summary>Checks that nobody has changed, removed or added an event behind the server's back.</summary>
    /// <remarks>Admins of the server. It reads the whole log.</remarks>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet("verify", Name = "verifySecurityEvents")]
    [ProducesResponseType<ChainVerdict>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<ChainVerdict> Verify([FromServices] VerifyChain<SecurityEvent> verify, CancellationToken cancellation) =>
        verify.RunAsync(ChainEntry.OnlyChain, cancellation);
}
