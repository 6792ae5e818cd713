using System.Net.Http.Headers;

namespace ChatServer.Fetching;

/// <summary>What may be taken from somebody else's server.</summary>
/// <param name="MaxBytes">Of the content, as it comes and after it is decompressed.</param>
/// <param name="TimeLimit">For all of it, from looking up the name to the last byte.</param>
/// <param name="IsPrivate">Whether even the host is told to nobody: then the log does not say what went wrong.</param>
public sealed record FetchLimits(long MaxBytes, TimeSpan TimeLimit, bool IsPrivate = false);

/// <summary>An answer whose content is read as it comes; what it says of itself is not to be believed.</summary>
public sealed class FetchedContent : IDisposable
{
    private readonly IDisposable[] _held;

    internal FetchedContent(Uri address, HttpContentHeaders headers, Stream content, params IDisposable[] held)
    {
        Address = address;
        FileName = NameIn(headers.ContentDisposition) ?? NameIn(address);
        ContentType = headers.ContentType?.MediaType;
        Charset = headers.ContentType?.CharSet;
        Content = content;
        _held = held;
    }

    /// <summary>Where it was found, after redirects.</summary>
    public Uri Address { get; }

    /// <summary>What its server calls it, as it is written there.</summary>
    public string? FileName { get; }

    /// <summary>What its server says that it is.</summary>
    public string? ContentType { get; }

    /// <summary>In which encoding its server says that its text is.</summary>
    public string? Charset { get; }

    /// <summary>Throws a <see cref="FetchException"/> when it does not come, is too large, or too slow.</summary>
    public Stream Content { get; }

    public void Dispose()
    {
        Content.Dispose();
        foreach (var held in _held) held.Dispose();
    }

    private static string? NameIn(ContentDispositionHeaderValue? disposition) =>
        (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"') is { Length: > 0 } name ? name : null;

    private static string? NameIn(Uri address) =>
        Uri.UnescapeDataString(address.Segments[^1]) is { Length: > 0 } name && !name.EndsWith('/') ? name : null;
}
