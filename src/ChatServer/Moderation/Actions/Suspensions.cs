using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>Keeps whoever is suspended from coming in.</summary>
public sealed class Suspensions(ChatDbContext db)
{
    /// <summary>To be called with the person locked, before a session of theirs is opened.</summary>
    /// <exception cref="RefusalException">403 account-suspended</exception>
    public async Task RequireNoneAsync(Guid userId, DateTimeOffset now, CancellationToken cancellation)
    {
        var last = await db.Set<ModerationAction>()
            .Where(a => a.UserId == userId && a.Kind == ActionKind.Suspension && a.UndoneAt == null && (a.Until == null || a.Until > now))
            .OrderByDescending(a => a.Until ?? DateTimeOffset.MaxValue).FirstOrDefaultAsync(cancellation);
        if (last is not null) throw Refusal.AccountSuspended(last.Reason, last.Until);
    }
}
