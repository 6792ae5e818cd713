using ChatServer.Http;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Moderation.Reports;

/// <summary>What people reported, for moderators of the server.</summary>
[ApiController]
[Route("api/v1/moderation/reports")]
[RequireServerRole(ServerRole.Moderator)]
[Tags("Moderation")]
public sealed class ModerationReportsController : ControllerBase
{
    /// <summary>Lists reports, oldest first.</summary>
    /// <remarks>
    /// Moderators of the server. What there was to see is read one by one. A report about yourself is not there for you, here and in what follows,
    /// unless you are an admin.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    [HttpGet(Name = "listReports")]
    [ProducesResponseType<Page<ReportCaseView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    public Task<Page<ReportCaseView>> List(
        [FromQuery] ReportFilter filter, [FromQuery] PageRequest page, [FromServices] ReportReader reports, CancellationToken cancellation) =>
        reports.ListAsync(User.UserId(), filter, page, cancellation);

    /// <summary>Reads a report with what there was to see.</summary>
    /// <remarks>Moderators of the server. That you looked is in the audit log.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-report`.</response>
    [HttpGet("{reportId:guid}", Name = "readReport")]
    [ProducesResponseType<ReportEvidenceView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ReportEvidenceView> Read(Guid reportId, [FromServices] HandleReport handleReport, CancellationToken cancellation) =>
        handleReport.ReadAsync(User.UserId(), reportId, cancellation);

    /// <summary>Takes a report upon yourself.</summary>
    /// <remarks>Moderators of the server. Of any number who do so at once one gets it. Doing so again changes nothing.</remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-report`.</response>
    /// <response code="409">`report-taken`: another moderator looks after it. `report-resolved`.</response>
    [HttpPut("{reportId:guid}/assignee", Name = "assignReport")]
    [ProducesResponseType<ReportCaseView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ReportCaseView> Assign(Guid reportId, [FromServices] HandleReport handleReport, CancellationToken cancellation) =>
        handleReport.AssignAsync(User.UserId(), reportId, cancellation);

    /// <summary>Gives a report back for others to take.</summary>
    /// <remarks>The moderator who looks after it, or an admin.</remarks>
    /// <response code="204">Nobody looks after it now.</response>
    /// <response code="403">`not-allowed`: you are no moderator of this server.</response>
    /// <response code="404">`no-such-report`.</response>
    /// <response code="409">`report-taken`: another moderator looks after it. `report-resolved`.</response>
    [HttpDelete("{reportId:guid}/assignee", Name = "releaseReport")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<NoContentResult> Release(Guid reportId, [FromServices] HandleReport handleReport, CancellationToken cancellation)
    {
        await handleReport.ReleaseAsync(User.UserId(), reportId, cancellation);
        return NoContent();
    }

    /// <summary>Decides a report, with what is done about it.</summary>
    /// <remarks>
    /// Moderators of the server: whoever looks after it, or anybody where nobody does. In one transaction the report is decided and the action taken.
    /// Both sides hear of it: the reporter that it was decided, and whether something was done; whom it is about what was done, and why.
    /// </remarks>
    /// <response code="403">`not-allowed`: you are no moderator of this server, or the person has as much to say as you.</response>
    /// <response code="404">`no-such-report`; `no-such-user`: the account it is about was deleted.</response>
    /// <response code="409">`report-taken`: another moderator looks after it. `report-resolved`.</response>
    [HttpPost("{reportId:guid}/resolution", Name = "resolveReport")]
    [ProducesResponseType<ReportCaseView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public Task<ReportCaseView> Resolve(
        Guid reportId, ResolveReportRequest request, [FromServices] ResolveReport resolveReport, CancellationToken cancellation) =>
        resolveReport.RunAsync(User.UserId(), reportId, request, cancellation);
}
