using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications.Reminders;

/// <summary>The rows of reminders. What is found is locked until the end of the transaction, and before it whoever it is for: of what races one comes first.</summary>
public sealed class ReminderStore(ChatDbContext db, UserStore users, JobQueue jobs)
{
    /// <summary>One's own, where one is still the member who set it.</summary>
    public Task<Reminder?> FindAsync(Guid userId, Guid id, CancellationToken cancellation) => FindAsync(
        userId,
        $"""
        select r.* from reminders r
        join members m on m.conversation_id = r.conversation_id and m.user_id = r.user_id and m.left_seq is null and m.joined_seq = r.joined_seq
        where r.id = {id} and r.user_id = {userId} for update of r
        """,
        cancellation);

    public async Task<Reminder> RequireAsync(Guid userId, Guid id, CancellationToken cancellation) =>
        await FindAsync(userId, id, cancellation) ?? throw Refusal.NoSuchReminder();

    /// <summary>Of a message; to be called under its conversation's lock, so that no other one of it comes.</summary>
    public Task<Reminder?> FindAsync(Guid userId, Guid conversationId, long seq, CancellationToken cancellation) => FindAsync(
        userId, $"select * from reminders where conversation_id = {conversationId} and seq = {seq} and user_id = {userId} for update", cancellation);

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) => db.Set<Reminder>().CountAsync(r => r.UserId == userId, cancellation);

    public void Add(ChangeWrite write, Reminder reminder)
    {
        db.Add(reminder);
        RingInTime(write, reminder);
    }

    /// <summary>A job that finds it is not due yet, or gone, does nothing: one is added for every new time.</summary>
    public void RingInTime(ChangeWrite write, Reminder reminder)
    {
        jobs.Add(write, RingReminder.Kind, new RingReminder.Payload(reminder.UserId, reminder.Id), reminder.RemindAt - write.Now);
        write.AppendToList(reminder.UserId, ReminderChanges.Updated, reminder.Id);
    }

    public void Remove(ChangeWrite write, Reminder reminder)
    {
        db.Remove(reminder);
        write.AppendToList(reminder.UserId, ReminderChanges.Updated, reminder.Id);
    }

    private async Task<Reminder?> FindAsync(Guid userId, FormattableString wanted, CancellationToken cancellation)
    {
        await users.LockAsync(userId, cancellation);
        return await db.Set<Reminder>().FromSql(wanted).SingleOrDefaultAsync(cancellation);
    }
}
