using ChatServer.Http;
using ChatServer.Http.RateLimits;
using Microsoft.AspNetCore.Mvc;

namespace ChatServer.Moderation.Reports;

/// <summary>Saying that something is wrong.</summary>
[ApiController]
[Route("api/v1")]
[Tags("Moderation")]
public sealed class ReportsController : ControllerBase
{
    /// <summary>Reports a message, a person, a conversation or a story to the server's moderators.</summary>
    /// <remarks>
    /// A copy of what you see goes with it and stays, also when the message is deleted, until 30 days after the decision; moderators alone read it.
    /// Whom it is about is not told who reported them. Reporting the same again while it waits is answered with the first report. You hear of the
    /// decision in your notifications.
    /// </remarks>
    /// <response code="201">It is reported.</response>
    /// <response code="200">You reported it before, and it waits for a decision.</response>
    /// <response code="404">`no-such-message`, `no-such-user`, `no-such-conversation`, `no-such-story`: it does not exist, or is not yours to see.</response>
    /// <response code="409">`message-deleted`; `evidence-mismatch`: the message says something else than contentHash was made of; `too-many-reports`.</response>
    [RateLimit(RatePolicy.Report)]
    [HttpPost("reports", Name = "report")]
    [ProducesResponseType<ReportView>(StatusCodes.Status201Created)]
    [ProducesResponseType<ReportView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict)]
    public async Task<ActionResult<ReportView>> Make(MakeReportRequest request, [FromServices] MakeReport makeReport, CancellationToken cancellation)
    {
        var (report, isNew) = await makeReport.RunAsync(User.UserId(), request, cancellation);
        return isNew ? Created($"/api/v1/reports/{report.Id}", report) : Ok(report);
    }

    /// <summary>Lists your reports, newest first.</summary>
    /// <remarks>Your devices hear of changes as `report.updated`.</remarks>
    [HttpGet("reports", Name = "listOwnReports")]
    [ProducesResponseType<Page<ReportView>>(StatusCodes.Status200OK)]
    public Task<Page<ReportView>> List([FromQuery] PageRequest page, [FromServices] ReportReader reports, CancellationToken cancellation) =>
        reports.ListOwnAsync(User.UserId(), page, cancellation);

    /// <summary>Reads one of your reports.</summary>
    /// <response code="404">`no-such-report`: it does not exist, or is not yours.</response>
    [HttpGet("reports/{reportId:guid}", Name = "readOwnReport")]
    [ProducesResponseType<ReportView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<ReportView> Read(Guid reportId, [FromServices] ReportReader reports, CancellationToken cancellation) =>
        reports.ReadOwnAsync(User.UserId(), reportId, cancellation);

    /// <summary>Lists what was reported of a group's messages, oldest first, for the group's moderators.</summary>
    /// <remarks>Its owner, admins and moderators. They learn what was reported, not by whom; the server's moderators decide by themselves.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`: it does not exist, or is not yours.</response>
    [HttpGet("conversations/{conversationId:guid}/reports", Name = "listGroupReports")]
    [ProducesResponseType<Page<GroupReportView>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<Page<GroupReportView>> ListOfGroup(
        Guid conversationId, [FromQuery] PageRequest page, [FromServices] ReportReader reports, CancellationToken cancellation) =>
        reports.ListOfGroupAsync(User.UserId(), conversationId, page, cancellation);

    /// <summary>Says that the group saw to what was reported of a message.</summary>
    /// <remarks>Its owner, admins and moderators. The server's moderators see it with the report. Saying so again changes nothing.</remarks>
    /// <response code="403">`not-allowed`: your role does not allow it.</response>
    /// <response code="404">`no-such-conversation`, `no-such-report`: it does not exist, or is not yours.</response>
    [HttpPut("conversations/{conversationId:guid}/reports/{reportId:guid}/handled", Name = "handleGroupReport")]
    [ProducesResponseType<GroupReportView>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public Task<GroupReportView> Handled(
        Guid conversationId, Guid reportId, [FromServices] HandleReport handleReport, CancellationToken cancellation) =>
        handleReport.HandledAsync(User.UserId(), conversationId, reportId, cancellation);
}
