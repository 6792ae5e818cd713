using ChatServer.Http;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>Stores a group of reactions, and what they come to, in one transaction.</summary>
public sealed class ReactionStore(Database database, TimeProvider clock)
{
    // Held until the commit: nobody ends or erases an event in between, and whoever writes in its chat does not wait.
    private const string Hold = """
        select e.conversation_id, e.state from live_events e join conversations c on c.id = e.conversation_id and c.deleted_at is null
        where e.conversation_id = any($1) order by e.conversation_id for share of e for key share of c
        """;

    // A second statement, so that it sees what was committed while the first one waited.
    private const string Known = """
        select m.user_id is not null, m.silenced_until, g.emoji, g.count
        from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality k(event_id, user_id, client_id, n)
        left join members m on m.conversation_id = k.event_id and m.user_id = k.user_id and m.left_seq is null
        left join event_engagement g on g.conversation_id = k.event_id and g.user_id = k.user_id and g.kind = 'reaction' and g.key = k.client_id
        order by k.n
        """;

    // In one order, so that two servers do not wait for each other. What another one stored meanwhile is not counted again.
    private const string Count = """
        with added as (
            insert into event_engagement (conversation_id, id, user_id, kind, key, at, count, emoji)
            select k.event_id, k.id, k.user_id, 'reaction', k.client_id, $7, k.count, k.emoji
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::int[], $6::text[]) k(event_id, id, user_id, client_id, count, emoji)
            order by k.event_id, k.user_id, k.client_id
            on conflict (conversation_id, user_id, kind, key) do nothing
            returning conversation_id, emoji, count)
        insert into event_reactions as r (conversation_id, emoji, count)
        select conversation_id, emoji, sum(count) from added group by conversation_id, emoji order by conversation_id, emoji collate "C"
        on conflict (conversation_id, emoji) do update set count = r.count + excluded.count
        returning r.conversation_id, r.emoji, r.count
        """;

    /// <param name="calls">No two of one person with one client id.</param>
    public async Task<Dictionary<ReactionCall, ReactionOutcome>> WriteAsync(IReadOnlyList<ReactionCall> calls)
    {
        var now = clock.GetUtcNow().CutToMilliseconds();
        await using var connection = await database.Writing.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var states = await HoldAsync(connection, [.. calls.Select(c => c.EventId).Distinct()]);
        var outcomes = await JudgeAsync(connection, calls, states, now);
        var counted = calls.Where(c => outcomes[c].Verdict == ReactionVerdict.Counted).ToList();
        if (counted.Count == 0) return outcomes;

        var totals = await CountAsync(connection, counted, now);
        await Database.CommitAsync(transaction);
        foreach (var call in counted) outcomes[call] = new ReactionOutcome(ReactionVerdict.Counted, totals.GetValueOrDefault((call.EventId, call.Emoji)));
        return outcomes;
    }

    private static async Task<Dictionary<Guid, EventState>> HoldAsync(NpgsqlConnection connection, Guid[] eventIds)
    {
        await using var command = Command(connection, Hold, eventIds);
        var states = new Dictionary<Guid, EventState>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) states[row.GetGuid(0)] = Enum.Parse<EventState>(row.GetString(1), ignoreCase: true);
        return states;
    }

    private static async Task<Dictionary<ReactionCall, ReactionOutcome>> JudgeAsync(
        NpgsqlConnection connection, IReadOnlyList<ReactionCall> calls, Dictionary<Guid, EventState> states, DateTimeOffset now)
    {
        await using var command = Command(
            connection, Known, calls.Select(c => c.EventId).ToArray(), calls.Select(c => c.UserId).ToArray(), calls.Select(c => c.ClientId).ToArray());
        var outcomes = new Dictionary<ReactionCall, ReactionOutcome>();
        await using var row = await command.ExecuteReaderAsync();
        foreach (var call in calls)
        {
            await row.ReadAsync();
            (string Emoji, int Count)? before = row.IsDBNull(2) ? null : (row.GetString(2), row.GetInt32(3));
            var state = row.GetBoolean(0) && states.TryGetValue(call.EventId, out var known) ? known : (EventState?)null;
            outcomes[call] = Judge(call, before, state, row.Nullable<DateTimeOffset?>(1) - now);
        }

        return outcomes;
    }

    // What was counted stays so, whatever has become of the event and the person's place in it.
    private static ReactionOutcome Judge(ReactionCall call, (string Emoji, int Count)? before, EventState? state, TimeSpan? silence) => (before, state) switch
    {
        ({ } known, _) => new ReactionOutcome(known == (call.Emoji, call.Count) ? ReactionVerdict.Repeated : ReactionVerdict.Reused),
        (_, null) => new ReactionOutcome(ReactionVerdict.NotTakingPart),
        (_, EventState.Scheduled) => new ReactionOutcome(ReactionVerdict.NotLive),
        (_, not EventState.Live) => new ReactionOutcome(ReactionVerdict.Over),
        _ when silence > TimeSpan.Zero => new ReactionOutcome(ReactionVerdict.Silenced, Wait: silence.Value),
        _ => new ReactionOutcome(ReactionVerdict.Counted),
    };

    private static async Task<Dictionary<(Guid EventId, string Emoji), long>> CountAsync(
        NpgsqlConnection connection, List<ReactionCall> calls, DateTimeOffset now)
    {
        await using var command = Command(
            connection,
            Count,
            calls.ConvertAll(c => c.EventId),
            calls.ConvertAll(_ => Guid.CreateVersion7(now)),
            calls.ConvertAll(c => c.UserId),
            calls.ConvertAll(c => c.ClientId),
            calls.ConvertAll(c => c.Count),
            calls.ConvertAll(c => c.Emoji),
            now);
        var totals = new Dictionary<(Guid, string), long>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) totals[(row.GetGuid(0), row.GetString(1))] = row.GetInt64(2);
        return totals;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
