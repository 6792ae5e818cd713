using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Notifications.Reminders;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Removes what somebody who goes out of a channel was told of it, and wanted to be reminded of.</summary>
internal sealed class ForgetUnsubscribed(ChatDbContext db) : IForgetMembership
{
    public async Task RunAsync(ChangeWrite log, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await db.Set<Notification>().Where(n => n.ConversationId == conversationId && n.UserId == userId).ExecuteDeleteAsync(cancellation);
        var reminders = await db.Database.SqlQuery<Guid>(
            $"""delete from reminders where conversation_id = {conversationId} and user_id = {userId} returning id as "Value" """).ToListAsync(cancellation);
        foreach (var id in reminders) log.AppendToList(userId, ReminderChanges.Updated, id);
    }
}
