using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Stalling;

/// <summary>What became of the readers who stopped.</summary>
/// <param name="GivenUp">How many the server has told to come back.</param>
/// <param name="After">Seconds until it had given up half of them.</param>
/// <param name="Memory">By how many MiB the server's memory grew at most.</param>
internal sealed record StallOutcome(double GivenUp, double After, double Memory);

/// <summary>Looks at the server every half second while readers stop.</summary>
internal sealed class StallWatch(RunningProgram server) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly List<(double Seconds, double GivenUp, double Memory)> _looks = [];
    private Task _looking = Task.CompletedTask;

    public void Begin() => _looking = LookAsync();

    public async Task<StallOutcome> EndAsync()
    {
        await _end.CancelAsync();
        await _looking;
        var (first, last) = (_looks[0], _looks[^1]);
        var givenUp = last.GivenUp - first.GivenUp;
        var after = givenUp == 0 ? double.NaN : _looks.Find(l => l.GivenUp - first.GivenUp >= givenUp / 2).Seconds;
        return new StallOutcome(givenUp, after, _looks.Max(l => l.Memory) - first.Memory);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _looking;
        _end.Dispose();
    }

    private async Task LookAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            do
            {
                var metrics = await ServerMetrics.ReadAsync(server);
                _looks.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, metrics.Sum("chat_sockets_resyncs"), ProcessTimes.MemoryOf(server.Id)));
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }
}
