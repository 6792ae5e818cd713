using ChatServer.Accounts;
using ChatServer.Notifications.Reminders;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Removes what somebody should have heard of, what they wanted to hear of, and when.</summary>
internal sealed class ForgetNotifications(ChatDbContext db) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Set<Notification>().Where(n => n.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<ConversationLevel>().Where(l => l.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<Reminder>().Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<PersonPreferences>().Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellation);
    }
}
