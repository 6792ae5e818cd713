using ChatServer.Fetching;

namespace ChatServer.Messages.Entities;

/// <summary>Addresses in a text.</summary>
internal static class Addresses
{
    private const string AfterScheme = "://";
    private const string NeverInUrl = "<>\"`|[]{}\\^。，、；：！？）」』】》…";
    private const string NotAtEnd = ".,:;!?'*_~";

    /// <summary>Where "http" or "https" begins before this colon; -1 if it does not.</summary>
    public static int SchemeStart(string text, int colon)
    {
        if (!text.AsSpan(colon).StartsWith(AfterScheme, StringComparison.Ordinal)) return -1;

        var before = text.AsSpan(0, colon);
        var length = before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5 : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        return length == 0 || Words.IsLetterAt(text, colon - length - 1) ? -1 : colon - length;
    }

    /// <summary>Where the address ends: what follows it in a sentence is none of it.</summary>
    public static int UrlEnd(string text, int start)
    {
        var (end, depth) = (text.IndexOf(AfterScheme, start, StringComparison.Ordinal) + AfterScheme.Length, 0);
        var least = end;
        while (end < text.Length && !IsEnd(text[end]))
            depth += text[end++] switch { '(' => 1, ')' => -1, _ => 0 };

        for (; end > least; end--)
        {
            var last = text[end - 1];
            if (last == ')' && depth < 0) depth++;
            else if (!NotAtEnd.Contains(last, StringComparison.Ordinal)) break;
        }

        return end;
    }

    public static bool IsUrl(ReadOnlySpan<char> text) => text.Length <= FetchUrl.MaxLength && IsWeb(text.ToString());

    /// <summary>Where the bracket stands that ends a link's target; -1 if there is none. It never looks beyond the next square bracket.</summary>
    public static int TargetEnd(string text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '[' or ']' or '<' or '>' or '`' || char.IsWhiteSpace(c) || char.IsControl(c)) return -1;
            if (c == ')' && depth-- == 0) return at;
            if (c == '(') depth++;
        }

        return -1;
    }

    /// <summary>Only what cannot do anything but lead somewhere.</summary>
    public static bool IsTarget(string url) =>
        url.Length <= FetchUrl.MaxLength
        && (IsWeb(url) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeMailto));

    // A name before the host is there to deceive: https://bank.example@evil.example
    private static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && uri.UserInfo.Length == 0;

    private static bool IsEnd(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || NeverInUrl.Contains(c, StringComparison.Ordinal);
}
