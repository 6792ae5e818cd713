using System.Security.Claims;
using ChatServer.Http;

namespace ChatServer.Accounts;

/// <summary>A session that was neither ended nor had expired when it was looked up.</summary>
public sealed class LiveSession(Guid id, Guid userId, DateTimeOffset lastUsedAt, DateTimeOffset expiresAt)
{
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(1);

    private long _lastUsedTicks = lastUsedAt.UtcTicks;

    public Guid Id => id;

    public Guid UserId => userId;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>The same for every request of the session; nobody adds to it.</summary>
    public ClaimsPrincipal Principal { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, userId.ToString()), new Claim(CurrentUser.SessionIdClaim, id.ToString())],
        SessionTokens.Scheme));

    /// <summary>True for one caller a minute: the one who is to note that the session is in use.</summary>
    internal bool TryNoteUse(DateTimeOffset now)
    {
        var last = Volatile.Read(ref _lastUsedTicks);
        return now.UtcTicks - last >= UseIsNotedEvery.Ticks && Interlocked.CompareExchange(ref _lastUsedTicks, now.UtcTicks, last) == last;
    }
}
