using ChatServer.Changes;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>What somebody has now.</summary>
public sealed record PointsTold(Guid UserId, PointBalanceView Balance) : Signal;

/// <summary>Tells people what they have when it has moved: once a second at most, however often it moves.</summary>
public sealed partial class PointsNews(ChangeFeed feed, Database database, TimeProvider clock, ILogger<PointsNews> log) : BackgroundService
{
    private const string Balances = """
        select b.user_id, b.conversation_id, b.points, b.earned
        from unnest($1::uuid[], $2::uuid[]) m(conversation_id, user_id) join event_balances b using (conversation_id, user_id)
        """;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private HashSet<PointsMoved> _moved = [];

    /// <summary>Tells of what moved until now.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        HashSet<PointsMoved> moved;
        lock (_gate) (moved, _moved) = (_moved, []);
        if (moved.Count == 0) return;

        // Read now, so that what is told last is what there is.
        await using var command = database.Main.CreateCommand(Balances);
        command.Parameters.Add(new NpgsqlParameter { Value = moved.Select(m => m.EventId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = moved.Select(m => m.UserId).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            feed.Announce(new PointsTold(row.GetGuid(0), new PointBalanceView(row.GetGuid(1), row.GetInt64(2), row.GetInt64(3))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Announced += Hear;
        try
        {
            using var timer = new PeriodicTimer(Pace, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryTellAsync(stoppingToken);
        }
        finally
        {
            feed.Announced -= Hear;
        }
    }

    private void Hear(Signal signal)
    {
        if (signal is not PointsMoved moved) return;
        lock (_gate) _moved.Add(moved);
    }

    private async Task TryTellAsync(CancellationToken stopping)
    {
        try
        {
            await TellAsync(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotTold(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Some were not told of their points; they see them when they look")]
    private partial void NotTold(Exception failure);
}
