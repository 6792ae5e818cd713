using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Text;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>Turns the bytes of a page into text as browsers do: by its mark, its server, its own word, or its looks, in this order.</summary>
internal static partial class PageEncoding
{
    // HTML has a page say it within so many bytes.
    private const int PrescanBytes = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> page, string? serverSays) => page switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(page[3..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(page[2..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(page[2..]),
        _ => (Named(serverSays) ?? Named(PageSays(page)) ?? Guess(page)).GetString(page),
    };

    private static string? PageSays(ReadOnlySpan<byte> page)
    {
        var said = Charset().Match(Encoding.Latin1.GetString(page[..Math.Min(page.Length, PrescanBytes)]));

        // It could be read up to here, so it is not in UTF-16 whatever it says.
        return !said.Success ? null : said.Groups[1].Value.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : said.Groups[1].Value;
    }

    // Those that browsers know, and no others.
    private static Encoding? Named(string? label) => label?.Trim('"', '\'', ' ').ToLowerInvariant() switch
    {
        null => null,
        "utf-8" or "utf8" => Encoding.UTF8,
        "utf-16" or "utf-16le" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => CodePage("windows-1252"),
        "iso-8859-9" => CodePage("windows-1254"),
        "gbk" or "gb2312" => CodePage("gb18030"),
        { } name => TextEncoding.IsSupported(name) ? CodePage(name) : null,
    };

    private static Encoding? CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name);

    private static Encoding Guess(ReadOnlySpan<byte> page)
    {
        // It may be cut off in the middle of a character, of which at most three bytes are there.
        var whole = page[..Math.Max(0, page.Length - 3)];
        try
        {
            _ = StrictUtf8.GetCharCount(whole.Length == 0 ? page : WholeCharacters(whole));
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return CodePage("windows-1252")!;
        }
    }

    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> page)
    {
        var end = page.Length;
        while (end > 0 && page[end - 1] >= 0x80) end--;
        return page[..end];
    }

    [GeneratedRegex("""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{1,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
