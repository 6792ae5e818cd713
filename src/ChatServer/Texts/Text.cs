using System.Globalization;
using System.Text;
using ChatServer.Refusals;

namespace ChatServer.Texts;

/// <summary>What any text must be before it may be stored or shown.</summary>
public static class Text
{
    /// <summary>Why this cannot be stored, or null: PostgreSQL has no U+0000, and a lone surrogate is no character.</summary>
    public static string? WhyNotStorable(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) return "It must not contain U+0000.";

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return "It must not contain half of a surrogate pair.";
            i++;
        }

        return null;
    }

    /// <summary>The text itself, if it has at most so many code points.</summary>
    /// <exception cref="RefusalException">It has more.</exception>
    public static string RequireAtMost(int maxLength, string text, string field) =>
        text.EnumerateRunes().Count() <= maxLength ? text : throw Refusal.InvalidRequest(field, $"It must have at most {maxLength} characters.");

    /// <summary>Whether a reader would see anything at all.</summary>
    public static bool HasSomethingVisible(string text) => text.EnumerateRunes().Any(IsVisible);

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark)
        && !IsBlankLetter(rune);

    // Letters and symbols by category, but drawn as nothing: Hangul fillers and the empty Braille pattern.
    private static bool IsBlankLetter(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;
}
