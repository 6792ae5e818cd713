using ChatServer.Http.RateLimits;

namespace ChatServer.Accounts;

/// <summary>Where somebody who wants to sign up or in comes from.</summary>
/// <param name="Network">Their address, as far as it tells people apart.</param>
/// <param name="FormerToken">The token of an earlier session that the device still has, or null.</param>
public sealed record Origin(UInt128 Network, string? FormerToken)
{
    public static Origin Of(HttpContext context) =>
        new(ClientNetwork.Of(context.Connection.RemoteIpAddress), SessionTokens.TokenOf(context.Request));

    // Keeps the token out of whatever prints the origin.
    public override string ToString() => nameof(Origin);
}
