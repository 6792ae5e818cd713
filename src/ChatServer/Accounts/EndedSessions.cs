using System.Collections.Concurrent;
using ChatServer.Changes;

namespace ChatServer.Accounts;

/// <summary>The sessions that ended on this node a moment ago: what was read about them before, or while they ended, counts no more.</summary>
public sealed class EndedSessions
{
    // Longer than a session is remembered and a query may take.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, long> _endedAt = new();
    private readonly TimeProvider _clock;

    public EndedSessions(ChangeFeed feed, TimeProvider clock)
    {
        _clock = clock;
        feed.Announced += signal =>
        {
            if (signal is SessionsEnded ended) Add(ended.SessionIds);
        };
    }

    public bool Contains(Guid sessionId) => _endedAt.ContainsKey(sessionId);

    private void Add(IReadOnlyCollection<Guid> sessionIds)
    {
        var now = _clock.GetTimestamp();
        foreach (var old in _endedAt.Where(e => _clock.GetElapsedTime(e.Value, now) > Kept)) _endedAt.TryRemove(old);
        foreach (var id in sessionIds) _endedAt[id] = now;
    }
}
