using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Notifications;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Reminders;

/// <summary>Tells everybody who takes part in an event that it begins soon, once for each time that it is to begin at; some people at a time.</summary>
/// <remarks>What is told carries the time of the reminder, so whoever goes on after a crash passes over those who were told.</remarks>
internal sealed class RemindParticipants(ChangeLog changes, NotificationStore notifications, ChatDbContext db) : IJobHandler
{
    private const int AtOnce = 200;

    public static string Kind => "event.remind";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var reminder = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        var after = Guid.Empty;
        while (await RemindAsync(reminder, after, cancellation) is { } last) after = last;
        return null;
    }

    /// <returns>The last one of those who were told now; null if there are no more.</returns>
    private async Task<Guid?> RemindAsync(Payload reminder, Guid after, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        if (log.Now >= reminder.ScheduledAt) return null;

        var people = await NextAsync(reminder, after, cancellation);
        if (people.Count == 0) return null;

        // Whoever reads what comes next in the event's chat has read it.
        await notifications.HoldAsync(people.Select(p => p.UserId), [], cancellation);
        var entries = people.Select(p => WantedEntry.OfEvent(reminder.EventId, p.UserId, NotificationKind.EventSoon, p.HeadSeq + 1, reminder.At));
        if (await notifications.PutAsync(log, entries, cancellation)) await log.CommitAsync(cancellation);
        return people[^1].UserId;
    }

    // Nobody if it was cancelled, began, or is to begin at another time.
    private Task<List<Person>> NextAsync(Payload reminder, Guid after, CancellationToken cancellation) => db.Database.SqlQuery<Person>(
        $"""
        select p.user_id as "UserId", c.head_seq as "HeadSeq"
        from live_events e
        join conversations c on c.id = e.conversation_id and c.deleted_at is null
        join event_participants p on p.conversation_id = e.conversation_id and p.status = 'joined' and p.user_id > {after}
        where e.conversation_id = {reminder.EventId} and e.state = 'scheduled' and e.scheduled_at = {reminder.ScheduledAt}
            and not exists (
                select from notifications n
                where n.user_id = p.user_id and n.kind = 'eventsoon' and n.subject_id = e.conversation_id and n.at = {reminder.At})
        order by p.user_id limit {AtOnce}
        """).ToListAsync(cancellation);

    private sealed record Person(Guid UserId, long HeadSeq);

    /// <param name="ScheduledAt">When the event is to begin: if that is another time by then, nobody is told.</param>
    /// <param name="At">When those who take part are told.</param>
    public sealed record Payload(Guid EventId, DateTimeOffset ScheduledAt, DateTimeOffset At);
}
