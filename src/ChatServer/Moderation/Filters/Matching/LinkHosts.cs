using System.Globalization;
using System.Text;
using ChatServer.Texts;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>Where the links in a text lead, however they are written.</summary>
internal static class LinkHosts
{
    private const string AfterScheme = "://";
    private const string Dots = "。．｡";

    private static readonly IdnMapping Idn = new();

    /// <summary>Hosts of what is a link.</summary>
    public static IEnumerable<string> OfLinks(string text)
    {
        var plain = Plain(text);
        for (var at = plain.IndexOf(AfterScheme, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(AfterScheme, at + 1, StringComparison.Ordinal))
            if (at > 0 && char.IsAsciiLetterOrDigit(plain[at - 1]) && HostAt(plain, at + AfterScheme.Length) is { } host) yield return host;
        for (var at = plain.IndexOf("www.", StringComparison.Ordinal); at >= 0; at = plain.IndexOf("www.", at + 1, StringComparison.Ordinal))
            if ((at == 0 || !IsOfHost(plain[at - 1])) && HostAt(plain, at) is { } host) yield return host;
    }

    /// <summary>Hosts of links, and whatever else reads like one: people copy them without "https://".</summary>
    public static IEnumerable<string> OfAnything(string text)
    {
        foreach (var host in OfLinks(text)) yield return host;

        var plain = Plain(text);
        for (var start = 0; start < plain.Length; start++)
        {
            if (!IsOfHost(plain[start])) continue;

            var end = start;
            while (end < plain.Length && IsOfHost(plain[end])) end++;
            if (Fold(plain[start..end]) is { } host) yield return host;
            start = end;
        }
    }

    public static bool IsWithin(string host, string domain) =>
        host.EndsWith(domain, StringComparison.Ordinal) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');

    /// <summary>A domain of a rule, as hosts are compared with it.</summary>
    public static string FoldDomain(string domain) => AsAscii(domain.Trim('.', '*')) ?? domain.ToLowerInvariant();

    /// <summary>A name as it is asked for in the network; null if it is none.</summary>
    private static string? Fold(string name)
    {
        name = name.Trim('.', '-');
        return name.Length is 0 or > FilterSettings.MaxDomainLength || !name.Contains('.', StringComparison.Ordinal) ? null : AsAscii(name);
    }

    private static string? AsAscii(string name)
    {
        try
        {
            return Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? HostAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('/' or '\\' or '?' or '#' or '<' or '>' or '"' or ')' or ']')) end++;

        // Before "@" stands a user, there to mislead.
        var authority = text[start..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        if (Uri.TryCreate($"http://{authority}", UriKind.Absolute, out var uri) && uri.HostNameType != UriHostNameType.Unknown)
            return Fold(uri.AsciiHost() ?? "") ?? (uri.Host.Length > 0 ? uri.Host.ToLowerInvariant() : null);

        return Fold(authority);
    }

    private static bool IsOfHost(char c) => char.IsLetterOrDigit(c) || c is '.' or '-' || char.IsSurrogate(c);

    // In small letters of usual width, without what is not seen.
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Dots.Contains((char)(rune.Value & 0xFFFF), StringComparison.Ordinal) && rune.IsBmp) plain.Append('.');
            else if (rune.Value is >= 0xFF01 and <= 0xFF5E) plain.Append(char.ToLowerInvariant((char)(rune.Value - 0xFEE0)));
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format) plain.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return plain.ToString();
    }
}
