namespace ChatServer.Accounts;

/// <summary>Tells who holds a token, and whether a session is still alive.</summary>
public sealed class Sessions(SessionStore store, TimeProvider clock)
{
    /// <summary>The live session of this token, or null.</summary>
    public async Task<LiveSession?> AuthenticateAsync(string token, CancellationToken cancellation) =>
        SessionToken.IsPossible(token) ? await store.FindByTokenAsync(SessionToken.Hash(token), clock.GetUtcNow(), cancellation) : null;

    /// <summary>The session if it is alive, else null.</summary>
    public Task<LiveSession?> FindAsync(Guid sessionId, CancellationToken cancellation) =>
        store.FindAsync(sessionId, clock.GetUtcNow(), cancellation);
}
