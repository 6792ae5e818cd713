using System.Text.Encodings.Web;
using ChatServer.Accounts;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatServer.Realtime;

/// <summary>Lets a socket in by a session token or a ticket in the header, or by a ticket (and nothing else) in the URL.</summary>
/// <remarks>URLs end up in histories and logs of proxies: a session token there is refused even though it is valid.</remarks>
internal sealed class HubAuthentication(
    Sessions sessions, Tickets tickets, IOptions<EdgeOptions> edge, IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the authentication scheme.</summary>
    public new const string Scheme = "Hub";

    // RFC 6455 section 4.1, RFC 8441 section 4.
    private bool IsWebSocket =>
        string.Equals(Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase) || HttpMethods.IsConnect(Request.Method);

    // SignalR clients may ask for the transports before they open a socket.
    private bool IsNegotiation => Request.Path.Value!.EndsWith("/negotiate", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Before the token is looked at: a foreign page must not even use up a ticket.
        RequireKnownOrigin();

        if (await FindSessionAsync() is not { } session)
            return AuthenticateResult.Fail("There is no live session behind this token or ticket.");

        if (!IsWebSocket && !IsNegotiation) throw Refusal.WebSocketRequired();

        Context.Features.Set(session);
        return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Context.ChallengeAsync(SessionTokens.Scheme, properties);

    private async Task<LiveSession?> FindSessionAsync()
    {
        var cancellation = Context.RequestAborted;
        if (Request.Query.TryGetValue("access_token", out var inUrl)) return await ByTicketAsync(inUrl.ToString(), cancellation);
        if (SessionTokens.TokenOf(Request) is not { } token) return null;

        return await ByTicketAsync(token, cancellation) ?? await sessions.AuthenticateAsync(token, cancellation);
    }

    private async Task<LiveSession?> ByTicketAsync(string token, CancellationToken cancellation)
    {
        if (!Tickets.IsPossible(token) || await tickets.RedeemAsync(token, cancellation) is not { } sessionId) return null;

        return await sessions.FindAsync(sessionId, cancellation);
    }

    // Browsers let any page open a socket anywhere and always say which page it is; other clients do not say.
    private void RequireKnownOrigin()
    {
        if (Request.Headers.Origin.Count == 0) return;

        var origin = Request.Headers.Origin.ToString();
        var isOwn = Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && new HostString(page.Authority).Equals(WithoutDefaultPort(Request.Host, page));
        if (!isOwn && !edge.Value.Cors.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)) throw Refusal.ForeignOrigin();
    }

    private static HostString WithoutDefaultPort(HostString host, Uri page) =>
        page.IsDefaultPort && host.Port == page.Port ? new HostString(host.Host) : host;
}
