using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Conversations;
using ChatServer.Messages;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Statistics;

/// <summary>Counts what the log tells, each change once, whatever is heard twice: how far it came is written in the transaction that counts.</summary>
internal sealed class CountChanges(Database database) : ILogListener
{
    private static readonly Dictionary<short, StatisticSeries> Counted = new()
    {
        [MessageChanges.Sent.Number] = StatisticSeries.Messages,
        [ConversationChanges.Created.Number] = StatisticSeries.Conversations,
    };

    // There must be a row to hold. Nobody waits for the disk: what a crash undoes is heard again.
    private const string Begin = """
        with relaxed as materialized (select set_config('synchronous_commit', 'off', true))
        insert into listener_positions (conversation_id, listener, seq)
        select c.id, $1, 0 from relaxed, unnest($2::uuid[]) as h(id) join conversations c on c.id = h.id order by c.id
        on conflict (conversation_id, listener) do nothing
        """;

    // Held, so that of two servers one at a time counts those of a conversation. Of one that was erased meanwhile nothing is left to count.
    private const string Hold = """
        select p.conversation_id, p.seq from listener_positions p
        where p.conversation_id = any($2::uuid[]) and p.listener = $1 order by p.conversation_id for no key update
        """;

    private const string Count = "insert into tallies (series, at, amount) select * from unnest($1::text[], $2::timestamptz[], $3::bigint[])";

    private const string Move = """
        update listener_positions p set seq = f.seq
        from unnest($2::uuid[], $3::bigint[]) as f(conversation_id, seq)
        where p.conversation_id = f.conversation_id and p.listener = $1
        """;

    public static string Name => "statistics";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var counted = changes.Where(c => Counted.ContainsKey(c.Kind)).ToList();
        if (counted.Count == 0) return;

        Guid[] conversations = [.. counted.Select(c => c.ConversationId).Distinct()];
        await using var connection = await database.Writing.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, Begin, cancellation, Name, conversations);
        var heard = await HoldAsync(connection, conversations, cancellation);
        var fresh = counted.Where(c => heard.TryGetValue(c.ConversationId, out var seq) && seq < c.Seq).ToList();
        if (fresh.Count > 0) await CountAsync(connection, fresh, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<Dictionary<Guid, long>> HoldAsync(NpgsqlConnection connection, Guid[] conversations, CancellationToken cancellation)
    {
        await using var hold = Command(connection, Hold, Name, conversations);
        await using var row = await hold.ExecuteReaderAsync(cancellation);
        var heard = new Dictionary<Guid, long>();
        while (await row.ReadAsync(cancellation)) heard[row.GetGuid(0)] = row.GetInt64(1);
        return heard;
    }

    private static async Task CountAsync(NpgsqlConnection connection, List<Change> fresh, CancellationToken cancellation)
    {
        var tallies = fresh.CountBy(c => (Series: Tallies.NameOf(Counted[c.Kind]), Hour: HourOf(c.At))).ToList();
        await RunAsync(
            connection, Count, cancellation, tallies.ConvertAll(t => t.Key.Series), tallies.ConvertAll(t => t.Key.Hour), tallies.ConvertAll(t => (long)t.Value));

        var positions = fresh.GroupBy(c => c.ConversationId).Select(g => (Id: g.Key, Seq: g.Max(c => c.Seq))).ToList();
        await RunAsync(connection, Move, cancellation, Name, positions.ConvertAll(p => p.Id), positions.ConvertAll(p => p.Seq));
    }

    private static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
