using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications.Reminders;

/// <summary>Tells a person of a message at the time they chose: in one transaction the reminder goes, and the entry comes.</summary>
internal sealed class RingReminder(ChangeLog changes, ReminderStore reminders, NotificationStore notifications, ChatDbContext db) : IJobHandler
{
    public static string Kind => "reminder.ring";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (userId, id) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        await using var write = await changes.BeginAsync(cancellation);
        if (await reminders.FindAsync(userId, id, cancellation) is not { } reminder || reminder.RemindAt > write.Now) return null;

        if (await EntryAsync(reminder, write.Now, cancellation) is { } entry) await notifications.PutAsync(write, [entry], cancellation);
        reminders.Remove(write, reminder);
        await write.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Nothing for a message that is gone.</summary>
    private async Task<WantedEntry?> EntryAsync(Reminder reminder, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = await (
            from message in db.Set<Message>()
            join conversation in db.Set<Conversation>() on message.ConversationId equals conversation.Id
            where message.ConversationId == reminder.ConversationId && message.Seq == reminder.Seq && message.DeletedAt == null
                && (message.ExpiresAt == null || message.ExpiresAt > now)
            select new { message.Id, conversation.HeadSeq }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new WantedEntry(
            reminder.ConversationId, reminder.UserId, NotificationKind.Reminder, found.Id, reminder.Seq, found.HeadSeq + 1, reminder.UserId, now);
    }

    public sealed record Payload(Guid UserId, Guid Id);
}
