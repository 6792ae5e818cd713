using ChatServer.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatServer.Search.Indexing;

/// <summary>Lays out the blocks and opens new ones.</summary>
public sealed class BlockStore(Database database, IOptions<SearchOptions> options)
{
    private const string Read = "select number, first_at from search_blocks order by first_at";

    // Ids follow the time, and their index is the one thing that has all messages in order.
    private const string LayOut = """
        insert into search_blocks (first_at, last_at, messages)
        select '-infinity', '-infinity', 0 where not exists (select from search_blocks)
        union all
        select distinct on (m.created_at) m.created_at + interval '1 millisecond', m.created_at, 0
        from (select id, row_number() over (order by id) as n from messages) k
        join messages m on m.id = k.id
        where k.n % $1 = 0 and not exists (select from search_blocks)
        """;

    private const string Count = """
        update search_blocks b set messages = b.messages + i.count, last_at = greatest(b.last_at, i.last)
        from unnest($1::int[], $2::bigint[], $3::timestamptz[]) i(number, count, last) where b.number = i.number
        """;

    private const string Open = """
        insert into search_blocks (first_at, last_at, messages)
        select b.last_at + interval '1 millisecond', b.last_at, 0
        from (select * from search_blocks order by first_at desc limit 1) b where b.messages >= $1
        """;

    public async Task<Blocks> ReadAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(Read);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var blocks = new List<(int, DateTimeOffset)>();
        while (await row.ReadAsync(cancellation)) blocks.Add((row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1)));
        return new Blocks(blocks);
    }

    /// <summary>The blocks; laid out over all messages there are, if there was none.</summary>
    public async Task<Blocks> RequireAsync(CancellationToken cancellation)
    {
        var blocks = await ReadAsync(database.Writing, cancellation);
        if (blocks.All.Count > 0) return blocks;

        await using var connection = await database.Main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await IndexLock.TakeAsync(transaction, cancellation);
        await LayOutAsync(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return await ReadAsync(database.Writing, cancellation);
    }

    /// <summary>To be called with the index locked.</summary>
    public Task LayOutAsync(NpgsqlTransaction transaction, CancellationToken cancellation) =>
        RunAsync(transaction, LayOut, cancellation, (long)options.Value.BlockMessages);

    /// <summary>Counts what was indexed, and opens a new block when the newest is full. With the index locked.</summary>
    public async Task CountAsync(NpgsqlTransaction transaction, IEnumerable<(int Block, DateTimeOffset At)> indexed, CancellationToken cancellation)
    {
        var blocks = indexed.GroupBy(i => i.Block).Select(g => (Number: g.Key, Count: (long)g.Count(), Last: g.Max(i => i.At))).ToList();
        await RunAsync(
            transaction, Count, cancellation, blocks.ConvertAll(b => b.Number), blocks.ConvertAll(b => b.Count), blocks.ConvertAll(b => b.Last));
        await RunAsync(transaction, Open, cancellation, (long)options.Value.BlockMessages);
    }

    private static async Task RunAsync(NpgsqlTransaction transaction, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, transaction.Connection, transaction) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
