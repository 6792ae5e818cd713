using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Removes what somebody should have heard of, and what they wanted to hear of.</summary>
internal sealed class ForgetNotifications(ChatDbContext db) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Set<Notification>().Where(n => n.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<ConversationLevel>().Where(l => l.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<QuietKinds>().Where(q => q.UserId == userId).ExecuteDeleteAsync(cancellation);
    }
}
