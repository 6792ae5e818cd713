using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatServer.Media;

/// <summary>Lets a request for a file in by the link in its address. With an Authorization header that alone decides.</summary>
public sealed class MediaLinkReaders(
    MediaLinks links, IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>The name of the authentication scheme.</summary>
    public new const string Scheme = "MediaLink";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (Request.Headers.Authorization.Count > 0 || Request.Query["link"] is not [{ } link]) return AuthenticateResult.NoResult();
        if (!Guid.TryParse($"{Request.RouteValues["mediaId"]}", out var mediaId)) return AuthenticateResult.NoResult();

        var name = Request.RouteValues["name"] as string ?? MediaLinks.Original;
        return links.ReaderOf(link, mediaId, name) is { } readerId
            ? AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(readerId), Scheme))
            : AuthenticateResult.Fail("The link is not for this file, or too old.");
    }

    private static ClaimsPrincipal PrincipalOf(Guid readerId) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, readerId.ToString())], Scheme));
}
