using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications.Reminders;

/// <summary>Reads a person's reminders, each with its message as it is now, where the person is still a member.</summary>
public sealed class ReminderReader(ChatDbContext db, MediaOfMessages mediaOfMessages, Cursors cursors, TimeProvider clock)
{
    private const string List = "reminders";

    /// <summary>The next one first.</summary>
    public async Task<Page<ReminderView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var own = Of(userId);
        if (cursors.ReadTime(List, userId, page.Cursor) is var (at, id))
            own = own.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.RemindAt, r.Id), ValueTuple.Create(at, id)));

        var items = await ReadAsync(userId, own, page.Limit + 1, cancellation);
        if (items.Count <= page.Limit) return new Page<ReminderView>(items, null);

        var end = items[page.Limit - 1];
        return new Page<ReminderView>(items[..page.Limit], cursors.Write(List, userId, end.RemindAt, end.Id));
    }

    public async Task<ReminderView> ReadAsync(Guid userId, Guid reminderId, CancellationToken cancellation) =>
        (await ReadAsync(userId, Of(userId).Where(r => r.Id == reminderId), 1, cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchReminder();

    private async Task<List<ReminderView>> ReadAsync(Guid userId, IQueryable<Reminder> reminders, int count, CancellationToken cancellation)
    {
        var rows = await (
            from reminder in reminders
            join member in db.Set<Membership>() on new { reminder.ConversationId, reminder.UserId } equals new { member.ConversationId, member.UserId }
            join message in db.Set<Message>().AsNoTracking()
                on new { reminder.ConversationId, reminder.Seq } equals new { message.ConversationId, message.Seq }
            where member.LeftSeq == null && member.JoinedSeq == reminder.JoinedSeq
            orderby reminder.RemindAt, reminder.Id
            select new { reminder, message }).Take(count).ToListAsync(cancellation);

        var views = rows.ConvertAll(r => MessageView.Of(r.message, clock.GetUtcNow()));
        await mediaOfMessages.AddForAsync(userId, views, cancellation);
        return [.. rows.Zip(views, (r, view) => new ReminderView(r.reminder.Id, r.reminder.RemindAt, r.reminder.CreatedAt, view))];
    }

    private IQueryable<Reminder> Of(Guid userId) => db.Set<Reminder>().AsNoTracking().Where(r => r.UserId == userId);
}
