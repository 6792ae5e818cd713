using System.Globalization;
using System.Text;
using ChatServer.Texts;

namespace ChatServer.Media;

/// <summary>What uploaders call their files, made harmless: one name, without a path, and nothing that could end a header or deceive a reader.</summary>
public static class FileNames
{
    private const string Unwanted = "\"<>|?*:";
    private const int MaxExtensionLength = 20;

    /// <summary>The name to show; null when nothing is left of it.</summary>
    public static string? Clean(string? name)
    {
        if (name is null) return null;

        // Some clients send the whole path, of their own kind of system.
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = string.Concat(Shorten(last, 4 * MediaItem.MaxFileNameLength).EnumerateRunes().Where(IsKept).Select(r => r.ToString()));
        var cleaned = Shorten(Composition.Compose(kept), MediaItem.MaxFileNameLength).Trim(' ', '.');
        return Text.HasSomethingVisible(cleaned) ? cleaned : null;
    }

    // Format characters turn the direction of writing: "gpj.exe" would read as "exe.jpg".
    private static bool IsKept(Rune rune) =>
        rune != Rune.ReplacementChar
        && !(rune.IsAscii && Unwanted.Contains((char)rune.Value, StringComparison.Ordinal))
        && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Shorten(string name, int most)
    {
        if (name.Length <= most) return name;

        var extension = Path.GetExtension(name);
        if (extension.Length > MaxExtensionLength) extension = "";
        var stem = name[..(most - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }
}
