using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>Why something is taken back.</summary>
/// <param name="Reason" example="It was a misunderstanding">1 to 500 characters; the person reads it.</param>
public sealed record UndoActionRequest([TextLimit(1, ModerationAction.MaxReasonLength)] string Reason);

/// <summary>Takes back what was done about somebody. Of any number who do so at once, one does.</summary>
public sealed class UndoAction(ChangeLog log, ChatDbContext db, ActOnPerson act, Audit audit)
{
    public async Task<ActionView> RunAsync(Guid moderatorId, Guid actionId, UndoActionRequest request, CancellationToken cancellation)
    {
        var reason = ShortText.Parse(request.Reason, "reason", ModerationAction.MaxReasonLength);
        var userId = await db.Set<ModerationAction>().Where(a => a.Id == actionId).Select(a => (Guid?)a.UserId).SingleOrDefaultAsync(cancellation)
            ?? throw Refusal.NoSuchAction();

        await using var write = await log.BeginAsync(cancellation);
        (await act.LockAsync(moderatorId, userId, [], cancellation)).RequireRank();
        var action = await db.Set<ModerationAction>().SingleAsync(a => a.Id == actionId, cancellation);
        if (!action.Undo(moderatorId, reason, write.Now)) throw Refusal.AlreadyUndone();

        await act.TellAsync(write, action, cancellation);
        await audit.RecordAsync(write, AuditAct.ActionUndone, moderatorId, userId, actionId, reason, cancellation);
        await write.CommitAsync(cancellation);
        return ActionView.ForStaff(action);
    }
}
