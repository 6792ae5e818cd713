using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using ChatServer.Http.RateLimits;
using ChatServer.SecurityEvents;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatServer.Accounts;

/// <summary>Lets a request in by the session token in its Authorization header, and by nothing else.</summary>
public sealed class SessionTokens(
    Sessions sessions, SecurityNotes notes, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the authentication scheme.</summary>
    public new const string Scheme = "Session";

    private const string Bearer = "Bearer";

    /// <summary>The bearer token that a request carries, or null.</summary>
    public static string? TokenOf(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && string.Equals(header.Scheme, Bearer, StringComparison.OrdinalIgnoreCase)
            ? header.Parameter
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();

        return await sessions.AuthenticateAsync(token, Context.RequestAborted) is { } session
            ? AuthenticateResult.Success(new AuthenticationTicket(session.Principal, Scheme))
            : AuthenticateResult.Fail("The token is not that of a live session.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ShownToken() is { } token) notes.NoteToken(SessionToken.Hash(token), ClientNetwork.Of(Context.Connection.RemoteIpAddress));

        // RFC 9110 section 11.6.1: whoever says 401 says how to do better.
        Response.Headers[HeaderNames.WWWAuthenticate] = Bearer;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    // Sockets may carry a ticket in their URL, which is no place for a session's token.
    private string? ShownToken() => TokenOf(Request) ?? (Request.Query.TryGetValue("access_token", out var inUrl) ? inUrl.ToString() : null);
}
