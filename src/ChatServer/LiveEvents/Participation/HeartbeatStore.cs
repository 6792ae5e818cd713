using ChatServer.Persistence;
using NpgsqlTypes;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Heartbeats of one person in one event that came one after the other.</summary>
public readonly record struct Heartbeats(DateTimeOffset First, DateTimeOffset Last);

/// <summary>The statements behind heartbeats; each is for many people at once.</summary>
public sealed class HeartbeatStore(Database database)
{
    // The rule is that of WatchTime, applied to the first and to the last of them; a test compares the two.
    private const string Beat = """
        with beats as (
            select b.event_id, b.user_id, b.first, b.last, e.started_at, coalesce(e.ended_at, 'infinity') as ended_at
            from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[]) b(event_id, user_id, first, last)
            join live_events e on e.conversation_id = b.event_id
            order by b.event_id, b.user_id),
        held as (
            select p.conversation_id, p.user_id from event_participants p join beats b on p.conversation_id = b.event_id and p.user_id = b.user_id
            where p.status = 'joined' order by p.conversation_id, p.user_id for no key update of p)
        update event_participants p set
            seen_at = greatest(p.seen_at, b.last),
            watched_ms = p.watched_ms + case when b.started_at is null then 0 else
                greatest(0, case when b.first > p.seen_at and b.first - p.seen_at <= $5
                    then extract(epoch from least(b.first, b.ended_at) - greatest(p.seen_at, b.started_at)) * 1000 else 0 end)::bigint
                + greatest(0, case when b.last > greatest(p.seen_at, b.first) and b.last - greatest(p.seen_at, b.first) <= $5
                    then extract(epoch from least(b.last, b.ended_at) - greatest(p.seen_at, b.first, b.started_at)) * 1000 else 0 end)::bigint end
        from held join beats b on held.conversation_id = b.event_id and held.user_id = b.user_id
        where p.conversation_id = held.conversation_id and p.user_id = held.user_id
        """;

    internal const string Watching = """
        select p.conversation_id, count(*)::int from event_participants p
        where p.conversation_id = any($1) and p.status = 'joined' and p.seen_at > $2 group by p.conversation_id
        """;

    public async Task WriteAsync(IReadOnlyList<(Guid EventId, Guid UserId, Heartbeats Beats)> beats, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Beat);
        command.Parameters.AddWithValue(beats.Select(b => b.EventId).ToArray());
        command.Parameters.AddWithValue(beats.Select(b => b.UserId).ToArray());
        command.Parameters.AddWithValue(beats.Select(b => b.Beats.First).ToArray());
        command.Parameters.AddWithValue(beats.Select(b => b.Beats.Last).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Interval, WatchTime.LongestGap);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>How many people watch each of these events: those whose newest heartbeat is after this.</summary>
    public async Task<Dictionary<Guid, int>> WatchingAsync(IReadOnlyCollection<Guid> eventIds, DateTimeOffset since, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Watching);
        command.Parameters.AddWithValue(eventIds.ToArray());
        command.Parameters.AddWithValue(since);
        var counts = eventIds.ToDictionary(id => id, _ => 0);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) counts[row.GetGuid(0)] = row.GetInt32(1);
        return counts;
    }
}
