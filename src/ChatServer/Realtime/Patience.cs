namespace ChatServer.Realtime;

/// <summary>Runs out when a reader who is behind takes nothing for so long; readers who keep up cost no timer.</summary>
internal sealed class Patience(Action onEnd, TimeProvider clock)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private ITimer? _timer;

    public void Begin() => _timer ??= clock.CreateTimer(_ => onEnd(), null, Length, Timeout.InfiniteTimeSpan);

    public void Renew() => _timer?.Change(Length, Timeout.InfiniteTimeSpan);

    public void Stop()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
