using System.Security.Claims;
using ChatServer.Refusals;

namespace ChatServer.Http;

/// <summary>Who is asking, as the session token said.</summary>
public static class CurrentUser
{
    public const string SessionIdClaim = "session";

    public static Guid UserId(this ClaimsPrincipal user) => Read(user, ClaimTypes.NameIdentifier);

    public static Guid SessionId(this ClaimsPrincipal user) => Read(user, SessionIdClaim);

    private static Guid Read(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), out var id) ? id : throw Refusal.NotSignedIn();
}
