using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Messages.Scheduled;
using ChatServer.Refusals;

namespace ChatServer.Notifications.Reminders;

/// <summary>When you want to hear of a message.</summary>
/// <param name="RemindAt" example="2036-01-31T12:00:00.000Z">By the server's clock: in the future, and at most 366 days from now.</param>
public sealed record SetReminderRequest(DateTimeOffset RemindAt);

/// <summary>Sets a reminder of a message, gives it another time, or cancels it. Of a message there is one.</summary>
public sealed class SetReminder(ChangeLog changes, MessageReader messages, Memberships memberships, ReminderStore store)
{
    /// <summary>Setting it again gives it the new time.</summary>
    public async Task<(Guid Id, bool IsNew)> RunAsync(Guid userId, Guid messageId, SetReminderRequest request, CancellationToken cancellation)
    {
        var (conversationId, seq) = await messages.PlaceOfAsync(userId, messageId, cancellation);

        // Under the message's lock, so that no reminder comes after its deletion; under the person's, which the store takes, so that racing ones are counted.
        await using var write = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        if (message.IsGone(write.Now)) throw Refusal.MessageDeleted();
        var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
        var remindAt = Time(request, write);

        if (await store.FindAsync(userId, conversationId, seq, cancellation) is { } reminder)
        {
            await MoveAsync(write, reminder, remindAt, membership.JoinedSeq, cancellation);
            return (reminder.Id, false);
        }

        if (await store.CountAsync(userId, cancellation) >= Reminder.MaxReminders) throw Refusal.TooManyReminders();

        var added = new Reminder
        {
            Id = Guid.CreateVersion7(write.Now),
            UserId = userId,
            ConversationId = conversationId,
            Seq = seq,
            JoinedSeq = membership.JoinedSeq,
            RemindAt = remindAt,
            CreatedAt = write.Now,
        };
        store.Add(write, added);
        await write.CommitAsync(cancellation);
        return (added.Id, true);
    }

    public async Task ChangeAsync(Guid userId, Guid id, SetReminderRequest request, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        var reminder = await store.RequireAsync(userId, id, cancellation);
        await MoveAsync(write, reminder, Time(request, write), reminder.JoinedSeq, cancellation);
    }

    public async Task CancelAsync(Guid userId, Guid id, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        store.Remove(write, await store.RequireAsync(userId, id, cancellation));
        await write.CommitAsync(cancellation);
    }

    private async Task MoveAsync(ChangeWrite write, Reminder reminder, DateTimeOffset remindAt, long joinedSeq, CancellationToken cancellation)
    {
        if ((reminder.RemindAt, reminder.JoinedSeq) == (remindAt, joinedSeq)) return;

        (reminder.RemindAt, reminder.JoinedSeq) = (remindAt, joinedSeq);
        store.RingInTime(write, reminder);
        await write.CommitAsync(cancellation);
    }

    private static DateTimeOffset Time(SetReminderRequest request, ChangeWrite write) =>
        ScheduledMessage.RequireTime(request.RemindAt.CutToMilliseconds(), write.Now, "remindAt");
}
