namespace ChatServer.LiveEvents.Participation;

/// <summary>
/// How long somebody watched: the time between heartbeats of which each follows the one before soon enough, as far as the event was live. Heartbeats of
/// all devices are one row of them, so two devices at once count once, and a gap is not counted.
/// </summary>
/// <param name="Watched">What was counted so far.</param>
/// <param name="SeenAt">The newest heartbeat, by the server's clock; null before the first one.</param>
public readonly record struct WatchTime(TimeSpan Watched, DateTimeOffset? SeenAt)
{
    /// <summary>Clients send a heartbeat this often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    /// <summary>After more than this between two heartbeats the person was not there: one may be lost, and a server may be started anew.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(40);

    public WatchTime Beat(DateTimeOffset at, DateTimeOffset? startedAt, DateTimeOffset? endedAt)
    {
        if (SeenAt is not { } before) return this with { SeenAt = at };
        if (at <= before) return this;

        var (from, to) = (Later(before, startedAt ?? at), endedAt < at ? endedAt.Value : at);
        var isCounted = at - before <= LongestGap && to > from;
        return new WatchTime(isCounted ? Watched + (to - from) : Watched, at);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
