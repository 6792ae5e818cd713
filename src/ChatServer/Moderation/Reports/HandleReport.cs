using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Refusals;
using ChatServer.Users;
using ChatServer.Users.Roles;

namespace ChatServer.Moderation.Reports;

/// <summary>A moderator takes a report upon themselves, gives it back, looks at what there was to see, or says that their group saw to it.</summary>
public sealed class HandleReport(ChangeLog log, ReportStore reports, ReportReader reader, ServerStaff staff, Audit audit)
{
    public async Task<ReportCaseView> AssignAsync(Guid moderatorId, Guid reportId, CancellationToken cancellation)
    {
        await reports.ReadAsync(moderatorId, reportId, cancellation);
        await using var write = await log.BeginAsync(cancellation);
        var report = await reports.LockAsync(reportId, cancellation);
        if (report.AssignTo(moderatorId))
        {
            await audit.RecordAsync(write, AuditAct.ReportAssigned, moderatorId, report.AccusedId, reportId, null, cancellation);
            await write.CommitAsync(cancellation);
        }

        return ReportCaseView.Of(report);
    }

    public async Task<ReportCaseView> ReleaseAsync(Guid moderatorId, Guid reportId, CancellationToken cancellation)
    {
        await reports.ReadAsync(moderatorId, reportId, cancellation);
        await using var write = await log.BeginAsync(cancellation);
        var isAdmin = await staff.RoleOfAsync(moderatorId, cancellation) == ServerRole.Admin;
        var report = await reports.LockAsync(reportId, cancellation);
        if (report.Release(moderatorId, isAdmin))
        {
            await audit.RecordAsync(write, AuditAct.ReportReleased, moderatorId, report.AccusedId, reportId, null, cancellation);
            await write.CommitAsync(cancellation);
        }

        return ReportCaseView.Of(report);
    }

    /// <summary>Who looked at what people wrote is recorded.</summary>
    public async Task<ReportEvidenceView> ReadAsync(Guid moderatorId, Guid reportId, CancellationToken cancellation)
    {
        var report = await reports.ReadAsync(moderatorId, reportId, cancellation);
        await using var write = await log.BeginAsync(cancellation);
        await audit.RecordAsync(write, AuditAct.EvidenceRead, moderatorId, report.AccusedId, reportId, null, cancellation);
        await write.CommitAsync(cancellation);
        return ReportEvidenceView.Of(report);
    }

    public async Task<GroupReportView> HandledAsync(Guid moderatorId, Guid conversationId, Guid reportId, CancellationToken cancellation)
    {
        await reader.RequireModeratorAsync(moderatorId, conversationId, cancellation);
        await using var write = await log.BeginAsync(cancellation);
        var report = await reports.LockAsync(reportId, cancellation);
        if (report.PlaceId != conversationId || report.Kind != ReportKind.Message) throw Refusal.NoSuchReport();
        if (report.HandledAt is not null) return GroupReportView.Of(report);

        (report.HandledAt, report.HandledById) = (write.Now, moderatorId);
        await write.CommitAsync(cancellation);
        return GroupReportView.Of(report);
    }
}
