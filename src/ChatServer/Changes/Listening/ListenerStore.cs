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

    internal const string Unheard = """
        select c.conversation_id, c.seq, c.kind, c.subject_id, c.actor_id, c.at
        from unnest($2::uuid[]) with ordinality as k(conversation_id, n)
        left join listener_positions p on p.conversation_id = k.conversation_id and p.listener = $1
        cross join lateral (
            select * from changes c where c.conversation_id = k.conversation_id and c.seq > coalesce(p.seq, 0) order by c.seq limit $3) c
        order by k.n, c.seq
        """;

    // A conversation may be erased meanwhile, and nothing of it may come back. Nobody waits for the disk: what a crash undoes is heard again.
    private const string Heard = """
        with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
        insert into listener_positions as p (conversation_id, listener, seq)
        select c.id, $1, h.seq from relaxed, unnest($2, $3) as h(id, seq) join conversations c on c.id = h.id order by c.id
        on conflict (conversation_id, listener) do update set seq = greatest(p.seq, excluded.seq)
        """;

    /// <summary>Conversations that have more than the listener has heard, in order of id.</summary>
    public async Task<List<Guid>> BehindAsync(string listener, Guid after, int limit, CancellationToken cancellation)
    {
        await using var command = Command(Behind, listener, after, limit);
        var ids = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) ids.Add(row.GetGuid(0));
        return ids;
    }

    /// <summary>What it has not heard of these conversations, each one's in order, at most so many of each.</summary>
    public async Task<List<Change>> UnheardAsync(string listener, IReadOnlyCollection<Guid> conversations, int ofEach, CancellationToken cancellation)
    {
        await using var command = Command(Unheard, listener, conversations.ToArray(), ofEach);
        var changes = new List<Change>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) changes.Add(ChangeReader.Row(row));
        return changes;
    }

    public async Task HeardAsync(string listener, IEnumerable<Change> changes, CancellationToken cancellation)
    {
        // In order of id, so that two servers do not wait for each other.
        var positions = changes.GroupBy(c => c.ConversationId).Select(g => (Id: g.Key, Seq: g.Max(c => c.Seq))).OrderBy(p => p.Id).ToList();
        await using var command = Command(Heard, listener, positions.ConvertAll(p => p.Id), positions.ConvertAll(p => p.Seq));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
