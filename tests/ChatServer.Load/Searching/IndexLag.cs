using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using Npgsql;

namespace ChatServer.Load.Searching;

/// <summary>Looks again and again how old the oldest message is that the index does not have.</summary>
internal sealed class IndexLag(MeasuredServer server)
{
    private const string Oldest = """
        select coalesce(max(extract(epoch from now() - m.created_at)), 0)::float8 * 1000
        from conversations k
        left join lateral (select seq from indexed_messages i where i.conversation_id = k.id order by i.seq desc limit 1) i on true
        cross join lateral (select created_at from messages m where m.conversation_id = k.id and m.seq > coalesce(i.seq, 0) order by m.seq limit 1) m
        """;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    /// <summary>Milliseconds, each time it was looked.</summary>
    public List<double> Seen { get; } = [];

    public async Task WatchAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server.Database);
        using var timer = new PeriodicTimer(Every);
        while (!cancellation.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            await using var command = source.CreateCommand(Oldest);
            Seen.Add((double)(await command.ExecuteScalarAsync(CancellationToken.None))!);
        }
    }

    /// <summary>Returns once everything is indexed.</summary>
    public async Task EndsAsync()
    {
        await using var source = NpgsqlDataSource.Create(server.Database);
        using var timer = new PeriodicTimer(Every);
        await using var command = source.CreateCommand(Oldest);
        command.CommandTimeout = 0;
        while ((double)(await command.ExecuteScalarAsync())! > 0) await timer.WaitForNextTickAsync();
    }

    public string Describe()
    {
        double[] sorted = [.. Seen.Order()];
        return $"p50 {Summary.Text(sorted[sorted.Length / 2], "0")} ms, p95 {Summary.Text(sorted[sorted.Length * 95 / 100], "0")} ms, "
            + $"at most {Summary.Text(sorted[^1], "0")} ms; looked at {sorted.Length} times";
    }
}
