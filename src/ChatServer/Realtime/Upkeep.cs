using ChatServer.Persistence;

namespace ChatServer.Realtime;

/// <summary>Every few seconds compares what this node believes with the database: other nodes commit too, and hints get lost.</summary>
internal sealed partial class Upkeep(
    ConnectedUsers users, ConversationFeeds feeds, LogReading log, SocketCheck sockets, CardCheck cards, Tickets tickets,
    Attendance attendance, Epoch epoch, TimeProvider clock, ILogger<Upkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private int _epoch;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _epoch = epoch.Current;
        using var timer = new PeriodicTimer(Longest, clock);
        do
        {
            // Nodes that were started together must not ask together for ever.
            timer.Period = Shortest + ((Longest - Shortest) * Random.Shared.NextDouble());
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // The web server stopped before this: the sockets are gone, and nobody comes back to this node.
        await attendance.CloseAsync();
    }

    private async Task RunAsync(CancellationToken cancellation)
    {
        // This asks the database, and so finds out whether it has another past, before positions are compared.
        await sockets.RunAsync(cancellation);
        if (_epoch != epoch.Current) ForgetEverything();

        await cards.RunAsync(cancellation);
        await log.CatchUpAsync([.. feeds.All], cancellation);
        await tickets.ForgetExpiredAsync(cancellation);
    }

    private void ForgetEverything()
    {
        _epoch = epoch.Current;
        cards.Forget();
        foreach (var user in users.All) attendance.Forget(user);
    }

    [LoggerMessage(LogLevel.Warning, "Sockets could not be compared with the database; it is tried again soon")]
    private partial void Failed(Exception failure);
}
