using System.Diagnostics;

namespace ChatServer.Load.Rounds;

/// <summary>When requests count: those that are answered after the warm-up and before the end.</summary>
internal sealed class Window(TimeSpan warmUp, TimeSpan duration)
{
    private readonly long _opened = Stopwatch.GetTimestamp();
    private readonly long _starts = Stopwatch.GetTimestamp() + Ticks(warmUp);
    private readonly long _ends = Stopwatch.GetTimestamp() + Ticks(warmUp + duration);

    public bool IsOver => Stopwatch.GetTimestamp() >= _ends;

    public bool Counts(long timestamp) => timestamp >= _starts && timestamp < _ends;

    /// <summary>The timestamp of so long after the beginning of the warm-up.</summary>
    public long At(double seconds) => _opened + Ticks(TimeSpan.FromSeconds(seconds));

    public Task StartsAsync() => UntilAsync(_starts);

    public Task EndsAsync() => UntilAsync(_ends);

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    public static Task UntilAsync(long timestamp)
    {
        var now = Stopwatch.GetTimestamp();
        return timestamp > now ? Task.Delay(Stopwatch.GetElapsedTime(now, timestamp)) : Task.CompletedTask;
    }
}
