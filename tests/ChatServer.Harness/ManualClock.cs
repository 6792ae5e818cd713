namespace ChatServer.Harness;

/// <summary>A clock that stands still until a test moves it; timers that come due on the way fire in order.</summary>
/// <remarks>Whatever its period, one timer fires at most a thousand times on the way: nobody has to live through each second of a month.</remarks>
public sealed class ManualClock : TimeProvider
{
    private const int MostTicks = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<ManualTimer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.UtcNow;
    private TimeSpan _wrongBy;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now + _wrongBy;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _now.UtcTicks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = new DateTimeOffset(GetTimestamp(), TimeSpan.Zero) + by;
        while (TakeNextDue(end, by / MostTicks) is { } timer) timer.Fire();
        lock (_gate)
        {
            _now = end;
            foreach (var timer in _timers) timer.CatchUp(end);
        }
    }

    /// <summary>As when somebody sets the machine's clock: it tells another time, and nothing comes due.</summary>
    public void Set(TimeSpan by)
    {
        lock (_gate) _wrongBy += by;
    }

    private ManualTimer? TakeNextDue(DateTimeOffset end, TimeSpan step)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.DueAt <= end).MinBy(t => t.DueAt);
            if (next is null) return null;

            if (next.DueAt > _now) _now = next.DueAt.Value;
            next.Reschedule(_now, step);
            if (next.DueAt is null) _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? DueAt { get; private set; }

        public void Fire() => callback();

        public void Reschedule(DateTimeOffset now, TimeSpan step) => DueAt = _period > TimeSpan.Zero ? now + (_period > step ? _period : step) : null;

        /// <summary>Goes on with its own period.</summary>
        public void CatchUp(DateTimeOffset now)
        {
            if (_period > TimeSpan.Zero && DueAt > now + _period) DueAt = now + _period;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period;
                DueAt = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                if (DueAt is null) clock._timers.Remove(this); else clock._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
