using ChatServer.Chains;
using ChatServer.Http;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.AuditLog;

/// <summary>What moderators and admins of the server did.</summary>
[ApiController]
[Route("api/v1/admin/audit")]
[RequireServerRole(ServerRole.Admin)]
[Tags("Administration")]
public sealed class AuditController : ControllerBase
{
    /// <summary>Lists what moderators and admins of the server did, newest first.</summary>
    /// <remarks>Admins of the server. Nothing can be changed or removed here, and what is done to the rows by hand shows when the log is verified.</remarks>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet(Name = "listAudit")]
    [ProducesResponseType<Page<AuditView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<AuditView>> List(
        [FromQuery] AuditFilter filter, [FromQuery] PageRequest page, [FromServices] ChainReader<AuditEntry> audit, CancellationToken cancellation) =>
        audit.ListAsync(User.UserId(), ChainEntry.OnlyChain, filter, page, AuditView.Of, cancellation);

    /// <summary>Checks that nobody has changed, removed or added an entry behind the server's back.</summary>
    /// <remarks>Admins of the server. It reads the whole log.</remarks>
    /// <response code="403">`not-allowed`: you are no admin of this server.</response>
    [HttpGet("verify", Name = "verifyAudit")]
    [ProducesResponseType<ChainVerdict>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<ChainVerdict> Verify([FromServices] VerifyChain<AuditEntry> verify, CancellationToken cancellation) =>
        verify.RunAsync(ChainEntry.OnlyChain, cancellation);
}
