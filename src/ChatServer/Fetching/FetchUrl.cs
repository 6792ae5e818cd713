using ChatServer.Texts;
using Microsoft.Extensions.Options;

namespace ChatServer.Fetching;

/// <summary>Decides which URLs are followed, before anything is looked up.</summary>
public sealed class FetchUrl(IOptions<FetchingOptions> options)
{
    /// <summary>In code points.</summary>
    public const int MaxLength = 2048;

    /// <summary>A URL that somebody gave.</summary>
    /// <exception cref="FetchException">It is unusable.</exception>
    public Uri Parse(string text) =>
        IsShort(text) && Uri.TryCreate(text, UriKind.Absolute, out var url) && IsUsable(url) ? url : throw Unusable();

    /// <summary>Where an answer leads to; never from an encrypted connection to a plain one.</summary>
    /// <exception cref="FetchException">It leads nowhere, or nowhere usable.</exception>
    public Uri Follow(Uri from, string? location)
    {
        if (location is null || !IsShort(location) || !Uri.TryCreate(from, location, out var next)) throw Unusable();
        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) throw Unusable();

        return IsUsable(next) ? next : throw Unusable();
    }

    private static bool IsShort(string text) => text.Length <= MaxLength || text.EnumerateRunes().Count() <= MaxLength;

    private bool IsUsable(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6
        && url.AsciiHost() is not null
        && url.UserInfo.Length == 0
        && options.Value.Asks(url.Port);

    private static FetchException Unusable() => new(FetchFailure.UnusableUrl);
}
