using System.Security.Claims;
using ChatServer.Http;

namespace ChatServer.Accounts;

/// <summary>A session that was neither ended nor had expired when it was looked up.</summary>
public sealed record LiveSession(Guid Id, Guid UserId, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt)
{
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, UserId.ToString()), new Claim(CurrentUser.SessionIdClaim, Id.ToString())],
        SessionTokens.Scheme));
}
