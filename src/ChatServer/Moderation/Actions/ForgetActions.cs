using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>Removes what was done about somebody who is gone; that it was done stays in the audit log.</summary>
internal sealed class ForgetActions(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<ModerationAction>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellation);
}
