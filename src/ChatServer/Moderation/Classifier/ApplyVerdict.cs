using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Messages;
using ChatServer.Moderation.Actions;
using ChatServer.Moderation.Reports;
using ChatServer.Persistence;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Classifier;

/// <summary>Does what a classifier says of a message as it was when it was asked: once, recorded as an act of the server's.</summary>
/// <remarks>
/// What is removed leaves its evidence in a report that is decided, so that whoever answers an appeal can look. What moderators and admins say is
/// never removed by it, but reported.
/// </remarks>
public sealed class ApplyVerdict(ChangeLog log, ChatDbContext db, ActOnPerson act, KeepEvidence evidence, Audit audit)
{
    private const string UsualReason = "A program that looks after this server found it unwanted.";

    public async Task RunAsync(MessageView asked, MessageVerdict verdict, CancellationToken cancellation)
    {
        if (verdict.Verdict == Verdict.None) return;

        db.ChangeTracker.Clear();
        await using var write = await log.LockAsync(asked.ConversationId, cancellation);
        if (!await IsStillSoAsync(asked, write.Now, cancellation) || await IsFoundAsync(asked, cancellation)) return;

        var reason = ForeignText.Clean(verdict.Reason, ModerationAction.MaxReasonLength) ?? UsualReason;
        var report = SeenSubject.Of(asked, contentHash: null).Report(write.Now, null, ReportKind.Message, asked.Id, ReportCategory.Other, reason);
        if (verdict.Verdict == Verdict.Remove && await IsUserAsync(asked.SenderId, cancellation)) await RemoveAsync(write, report, reason, cancellation);
        else await FlagAsync(write, report, reason, cancellation);
        await write.CommitAsync(cancellation);
    }

    // Media are locked before the chain of the audit log, here and where a deletion locks them.
    private async Task FlagAsync(ChangeWrite write, Report report, string reason, CancellationToken cancellation)
    {
        await evidence.AddAsync(report, cancellation);
        await audit.RecordAsync(write, AuditAct.MessageFlagged, null, report.AccusedId, report.Id, reason, cancellation);
    }

    private async Task RemoveAsync(ChangeWrite write, Report report, string reason, CancellationToken cancellation)
    {
        var people = await act.LockAsync(moderatorId: null, report.AccusedId!.Value, [], cancellation);
        var action = await act.RunAsync(write, people, new WantedAction(ActionKind.Deletion, reason, report.SubjectId, Until: null), report.Id, cancellation);
        report.Resolve(moderatorId: null, reason, action.Id, write.Now);
        await audit.RecordAsync(write, AuditAct.ReportResolved, null, report.AccusedId, report.Id, $"deletion: {reason}", cancellation);
        await evidence.AddAsync(report, cancellation);
    }

    // What was edited since is asked about anew.
    private Task<bool> IsStillSoAsync(MessageView asked, DateTimeOffset now, CancellationToken cancellation) => db.Set<Message>().AnyAsync(
        m => m.Id == asked.Id && m.ConversationId == asked.ConversationId && m.DeletedAt == null && m.EditedAt == asked.EditedAt && !(m.ExpiresAt <= now),
        cancellation);

    private Task<bool> IsFoundAsync(MessageView asked, CancellationToken cancellation)
    {
        var since = asked.EditedAt ?? asked.CreatedAt;
        return db.Set<Report>().AnyAsync(
            r => r.SubjectId == asked.Id && r.ReporterId == null && r.RuleId == null && (r.CreatedAt >= since || r.State != ReportState.Resolved), cancellation);
    }

    private Task<bool> IsUserAsync(Guid userId, CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.Id == userId && u.DeletedAt == null && u.Role == ServerRole.User, cancellation);
}
