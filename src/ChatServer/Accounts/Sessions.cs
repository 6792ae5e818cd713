namespace ChatServer.Accounts;

/// <summary>Tells who holds a token, and whether a session is still alive.</summary>
public sealed class Sessions(SessionStore store, SessionCache cache, EndedSessions ended, SessionUses uses, TimeProvider clock)
{
    /// <summary>The live session of this token, or null. Counts as use of the session.</summary>
    public async Task<LiveSession?> AuthenticateAsync(string token, CancellationToken cancellation)
    {
        if (!SessionToken.IsPossible(token)) return null;

        var session = await cache.GetAsync(SessionToken.Hash(token), cancellation);
        var now = clock.GetUtcNow();
        if (session is null || session.ExpiresAt <= now || ended.Contains(session.Id)) return null;

        uses.Note(session, now);
        return session;
    }

    /// <summary>The session if it is alive, else null. Always asks the database.</summary>
    public async Task<LiveSession?> FindAsync(Guid sessionId, CancellationToken cancellation)
    {
        var session = await store.FindAsync(sessionId, clock.GetUtcNow(), cancellation);
        return session is null || ended.Contains(session.Id) ? null : session;
    }
}
