using System.Globalization;
using System.Text;
using ChatServer.Texts;

namespace ChatServer.Search.Words;

/// <summary>Makes alike what people take for the same letter: in small letters, without accents, digits of one kind.</summary>
/// <remarks>
/// Here and not by PostgreSQL's "unaccent": that is an extension, which a database given by its address may not allow, and what is shown
/// as having matched must be folded just like what was indexed.
/// </remarks>
public static class Folding
{
    private const int FirstFullWidth = 0xFF01, LastFullWidth = 0xFF5E, FullWidthBefore = 0xFEE0;

    // Letters that Unicode does not take apart, or keeps apart where people who type do not: as Greek final sigma, Persian and Arabic.
    private static readonly Dictionary<int, string> Alike = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ς'] = "σ",
        ['\u0649'] = "\u064A",
        ['\u06CC'] = "\u064A",
        ['\u0629'] = "\u0647",
        ['\u06A9'] = "\u0643",
        ['\u0640'] = "",
    };

    public static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.IsAscii) folded.Append(char.ToLowerInvariant((char)rune.Value));
        else if (CompositionTable.Unicode.PartsOf(rune.Value) is { } parts) AppendParts(folded, parts);
        else if (!Letters.IsAccent(rune)) AppendLetter(folded, rune);
    }

    private static void AppendParts(StringBuilder folded, int[] parts)
    {
        foreach (var part in parts) Append(folded, new Rune(part));
    }

    private static void AppendLetter(StringBuilder folded, Rune rune)
    {
        var small = Rune.ToLowerInvariant(rune);
        if (Alike.TryGetValue(small.Value, out var alike)) folded.Append(alike);
        else if (rune.Value is >= FirstFullWidth and <= LastFullWidth) Append(folded, new Rune(rune.Value - FullWidthBefore));
        else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) folded.Append((int)Rune.GetNumericValue(rune));
        else folded.Append(small.ToString());
    }
}
