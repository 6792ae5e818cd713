using ChatServer.Accounts;
using ChatServer.Moderation.Reports;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>Removes what was done about somebody who is gone; that it was done stays in the audit log.</summary>
internal sealed class ForgetActions(ChatDbContext db, TimeProvider clock) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        var actions = db.Set<ModerationAction>().Where(a => a.UserId == userId);

        // Evidence that an appeal kept: nobody answers that any more.
        var eraseAt = clock.GetUtcNow() + Report.EvidenceKeptFor;
        var kept = actions.Where(a => a.AppealedAt != null && a.AppealAnsweredAt == null).Select(a => a.ReportId);
        await db.Set<Report>().Where(r => kept.Contains(r.Id) && r.EraseAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.EraseAt, eraseAt), cancellation);

        await actions.ExecuteDeleteAsync(cancellation);
    }
}
