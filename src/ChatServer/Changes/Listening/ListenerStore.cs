using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Changes.Listening;

/// <summary>What a listener has not heard yet, and how far it came.</summary>
public sealed class ListenerStore(Database database)
{
    internal const string Behind = """
        select c.id from conversations c
        where c.id > $2 and c.head_seq > coalesce((select p.seq from listener_positions p where p.conversation_id = c.id and p.listener = $1), 0)
            and exists (select from changes h where h.conversation_id = c.id and h.seq = c.head_seq)
        order by c.id limit $3
        """;

    private const string HowFar = """
        select p.conversation_id, p.listener, p.seq
        from unnest($1::uuid[]) as k(conversation_id)
        cross join lateral (select * from listener_positions p where p.conversation_id = k.conversation_id offset 0) p
        """;

    internal const string After = """
        select c.conversation_id, c.seq, c.kind, c.subject_id, c.actor_id, c.at
        from unnest($1::uuid[], $2::bigint[]) with ordinality as k(conversation_id, after, n)
        cross join lateral (
            select * from changes c where c.conversation_id = k.conversation_id and c.seq > k.after order by c.seq limit $3) c
        order by k.n, c.seq
        """;

    // A conversation may be erased meanwhile, and nothing of it may come back. Nobody waits for the disk: what a crash undoes is heard again.
    private const string Heard = """
        with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
        insert into listener_positions as p (conversation_id, listener, seq)
        select c.id, h.listener, h.seq from relaxed, unnest($1, $2, $3) as h(id, listener, seq) join conversations c on c.id = h.id
        order by c.id, h.listener
        on conflict (conversation_id, listener) do update set seq = greatest(p.seq, excluded.seq)
        """;

    /// <summary>Conversations that have more than the listener has heard, in order of id.</summary>
    public async Task<List<Guid>> BehindAsync(string listener, Guid after, int limit, CancellationToken cancellation)
    {
        await using var command = Command(database.Main, Behind, listener, after, limit);
        var ids = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) ids.Add(row.GetGuid(0));
        return ids;
    }

    /// <summary>How far each listener has heard these conversations.</summary>
    public async Task<Positions> PositionsAsync(IReadOnlyCollection<Guid> conversations, CancellationToken cancellation)
    {
        await using var command = Command(database.Writing, HowFar, conversations.ToArray());
        var positions = new Positions();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) positions.Set(row.GetGuid(0), row.GetString(1), row.GetInt64(2));
        return positions;
    }

    /// <summary>What comes after these positions, each conversation's in order, at most so many of each.</summary>
    public async Task<List<Change>> AfterAsync(
        IReadOnlyCollection<(Guid ConversationId, long Seq)> positions, int ofEach, CancellationToken cancellation)
    {
        await using var command = Command(
            database.Writing, After, positions.Select(p => p.ConversationId).ToArray(), positions.Select(p => p.Seq).ToArray(), ofEach);
        var changes = new List<Change>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) changes.Add(ChangeReader.Row(row));
        return changes;
    }

    public async Task HeardAsync(Positions positions, CancellationToken cancellation)
    {
        // In order, so that two servers do not wait for each other.
        var rows = positions.All.ToList();
        if (rows.Count == 0) return;

        await using var command = Command(
            database.Writing, Heard, rows.ConvertAll(p => p.ConversationId), rows.ConvertAll(p => p.Listener), rows.ConvertAll(p => p.Seq));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, params ReadOnlySpan<object> values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
