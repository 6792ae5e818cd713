using System.Collections.Concurrent;

namespace ChatServer.Accounts;

/// <summary>Remembers for five seconds whose a token is, so that requests cost no query. Tokens of nobody are not remembered.</summary>
public sealed class SessionCache(SessionStore store, TimeProvider clock)
{
    private const int MaxEntries = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>The session as it was at most five seconds ago. Whoever asks for the same token meanwhile waits for the same query.</summary>
    public async Task<LiveSession?> GetAsync(byte[] tokenHash, CancellationToken cancellation)
    {
        var key = Convert.ToBase64String(tokenHash);
        if (_entries.TryGetValue(key, out var known) && IsStale(known)) _entries.TryRemove(new(key, known));

        var entry = _entries.GetOrAdd(key, static (_, load) => load(), () => NewEntry(tokenHash));
        try
        {
            var session = await entry.Session.Value.WaitAsync(cancellation);
            if (session is null) _entries.TryRemove(new(key, entry));
            return session;
        }
        catch
        {
            if (!cancellation.IsCancellationRequested) _entries.TryRemove(new(key, entry));
            throw;
        }
    }

    private Entry NewEntry(byte[] tokenHash)
    {
        if (_entries.Count >= MaxEntries) MakeRoom();
        var now = clock.GetUtcNow();

        // Not with the request's token: others may be waiting for the same answer.
        return new Entry(clock.GetTimestamp(), new Lazy<Task<LiveSession?>>(() => store.FindByTokenAsync(tokenHash, now, CancellationToken.None)));
    }

    private void MakeRoom()
    {
        foreach (var stale in _entries.Where(e => IsStale(e.Value))) _entries.TryRemove(stale);
        if (_entries.Count >= MaxEntries) _entries.Clear();
    }

    // By a clock that nobody sets: an entry that outlived its time would keep alive what was ended elsewhere.
    private bool IsStale(Entry entry) => clock.GetElapsedTime(entry.LoadedAt) >= Lifetime;

    private sealed record Entry(long LoadedAt, Lazy<Task<LiveSession?>> Session);
}
