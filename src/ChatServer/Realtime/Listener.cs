namespace ChatServer.Realtime;

/// <summary>A person who is connected here and hears one conversation.</summary>
/// <param name="user">Who.</param>
/// <param name="since">They hear what comes after this position.</param>
/// <param name="historySeq">They see the messages after this position.</param>
internal sealed class Listener(ConnectedUser user, long since, long historySeq)
{
    private volatile bool _isLeaving;
    private long? _typedAt;

    public ConnectedUser User { get; } = user;

    public long Since { get; } = since;

    public long HistorySeq { get; } = historySeq;

    /// <summary>True from the moment that their leaving is known, though what came before it is still to be delivered.</summary>
    public bool IsLeaving
    {
        get => _isLeaving;
        set => _isLeaving = value;
    }

    /// <summary>Notes a sign of writing; false if the last one was less than so long ago.</summary>
    public bool TryType(TimeProvider clock, TimeSpan pause)
    {
        if (_typedAt is { } last && clock.GetElapsedTime(last) < pause) return false;

        _typedAt = clock.GetTimestamp();
        return true;
    }
}
