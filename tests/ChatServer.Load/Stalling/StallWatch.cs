using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Stalling;

/// <summary>What became of the readers who stopped.</summary>
/// <param name="GivenUp">How many sockets the server has closed.</param>
/// <param name="After">Seconds until it had closed half of them.</param>
/// <param name="Memory">By how many MiB the server's memory grew at most.</param>
/// <param name="Unsent">How many MiB the kernel held at most that the server had sent and nobody had taken.</param>
internal sealed record StallOutcome(double GivenUp, double After, double Memory, double Unsent);

/// <summary>Looks at the server every half second while readers stop.</summary>
internal sealed class StallWatch(RunningProgram server) : IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly List<(double Seconds, double Open, double Memory, double Unsent)> _looks = [];
    private Task _looking = Task.CompletedTask;

    public void Begin() => _looking = LookAsync();

    public async Task<StallOutcome> EndAsync()
    {
        await _end.CancelAsync();
        await _looking;
        var (first, last) = (_looks[0], _looks[^1]);
        var givenUp = first.Open - last.Open;
        var after = givenUp == 0 ? double.NaN : _looks.Find(l => first.Open - l.Open >= givenUp / 2).Seconds;
        return new StallOutcome(givenUp, after, _looks.Max(l => l.Memory) - first.Memory, _looks.Max(l => l.Unsent));
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
                var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                var open = (await ServerMetrics.ReadAsync(server)).Sum("chat_sockets_open");
                _looks.Add((seconds, open, ProcessTimes.MemoryOf(server.Id), KernelBuffers.Unsent(server.Address.Port)));
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }
}
