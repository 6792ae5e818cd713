using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using Npgsql;

namespace ChatServer.Load.Searching;

/// <summary>Looks again and again how old the oldest change is that the index has not heard.</summary>
internal sealed class IndexLag(MeasuredServer server)
{
    private const string Oldest = """
        select coalesce(max(extract(epoch from now() - c.at)), 0)::float8 * 1000
        from conversations k
        left join listener_positions p on p.conversation_id = k.id and p.listener = 'search'
        cross join lateral (select at from changes c where c.conversation_id = k.id and c.seq > coalesce(p.seq, 0) order by c.seq limit 1) c
        where k.head_seq > coalesce(p.seq, 0)
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
