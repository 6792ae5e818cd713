using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Moderation.Actions;
using ChatServer.Notifications;
using ChatServer.Refusals;
using ChatServer.Stories;
using ChatServer.Texts;

namespace ChatServer.Moderation.Reports;

/// <summary>How a report is decided.</summary>
/// <param name="Reason" example="Advertising in groups">1 to 500 characters. Whom something is done about reads it.</param>
/// <param name="Action">What is done about it: deletion (of the message or story that was reported), warning, mute or suspension of whom it is about; absent for nothing.</param>
/// <param name="Until" example="2036-01-31T12:00:00.000Z">When a mute or suspension ends: in the future; without it, it does not end by itself.</param>
public sealed record ResolveReportRequest(
    [TextLimit(1, ModerationAction.MaxReasonLength)] string Reason, ActionKind? Action = null, DateTimeOffset? Until = null);

/// <summary>Decides a report, with what is done about it in one transaction. Of any number who decide at once, one does. Both sides are told.</summary>
public sealed class ResolveReport(ChangeLog log, ReportStore reports, ActOnPerson act, WithdrawStory withdrawStory, PersonEntries entries, Audit audit)
{
    public async Task<ReportCaseView> RunAsync(Guid moderatorId, Guid reportId, ResolveReportRequest request, CancellationToken cancellation)
    {
        var reason = ShortText.Parse(request.Reason, "reason", ModerationAction.MaxReasonLength);
        var known = await reports.ReadAsync(moderatorId, reportId, cancellation);
        var wanted = Parse(request, reason, known);

        await using var write = await log.BeginAsync(cancellation);
        if (wanted?.MessageId is not null) await write.LockAsync([known.PlaceId!.Value], cancellation);
        if (wanted?.StoryId is { } storyId) await withdrawStory.LockAsync(storyId, cancellation);
        var report = await reports.LockAsync(reportId, cancellation);
        report.RequireDecidableBy(moderatorId);
        var action = await ActAsync(write, moderatorId, report, wanted, cancellation);
        report.Resolve(moderatorId, reason, action?.Id, write.Now);
        await TellReporterAsync(write, report, cancellation);
        await audit.RecordAsync(
            write, AuditAct.ReportResolved, moderatorId, report.AccusedId, reportId, $"{Name(request.Action)}: {reason}", cancellation);
        await write.CommitAsync(cancellation);
        return ReportCaseView.Of(report);
    }

    private async Task<ModerationAction?> ActAsync(
        ChangeWrite write, Guid moderatorId, Report report, WantedAction? wanted, CancellationToken cancellation)
    {
        Guid[] told = report.ReporterId is { } reporterId ? [reporterId] : [];
        var people = await act.LockAsync(moderatorId, wanted is null ? moderatorId : report.AccusedId!.Value, told, cancellation);
        return wanted is null ? null : await act.RunAsync(write, people, wanted, report.Id, cancellation);
    }

    private async Task TellReporterAsync(ChangeWrite write, Report report, CancellationToken cancellation)
    {
        if (report.ReporterId is not { } reporterId) return;

        write.AppendToList(reporterId, ModerationChanges.ReportUpdated, report.Id);
        await entries.PutAsync(write, reporterId, NotificationKind.Report, report.Id, actorId: null, cancellation);
    }

    private static WantedAction? Parse(ResolveReportRequest request, string reason, Report report)
    {
        if (request.Action is not { } kind)
            return request.Until is null ? null : throw Refusal.InvalidRequest("until", "Only a mute or a suspension has an end.");
        if (kind == ActionKind.Deletion && report.Kind is not (ReportKind.Message or ReportKind.Story))
            throw Refusal.InvalidRequest("action", "Only a message or a story that was reported can be deleted.");
        if (report.AccusedId is null) throw Refusal.InvalidRequest("action", "There is nobody to do something about.");

        Guid? Deleted(ReportKind of) => kind == ActionKind.Deletion && report.Kind == of ? report.SubjectId : null;
        return WantedAction.Parse(kind, reason, Deleted(ReportKind.Message), request.Until, Deleted(ReportKind.Story));
    }

    private static string Name(ActionKind? action) => action?.ToString().ToLowerInvariant() ?? "nothing";
}
