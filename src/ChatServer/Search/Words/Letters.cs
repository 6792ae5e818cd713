using System.Globalization;
using System.Text;
using ChatServer.Texts;

namespace ChatServer.Search.Words;

/// <summary>What a character is for whoever looks for words.</summary>
public enum LetterKind
{
    /// <summary>Ends a word.</summary>
    Break,

    Letter,

    /// <summary>Of a script that is written without spaces, or whose words take endings without any.</summary>
    Unspaced,

    /// <summary>Belongs to the character in front of it; whether it matters, <see cref="Letters.IsAccent"/> says.</summary>
    Mark,

    /// <summary>A word by itself, as an emoji.</summary>
    Symbol,

    /// <summary>Does not matter, as joiners and marks of direction.</summary>
    Nothing,
}

public static class Letters
{
    // Thai and Lao, Myanmar, Hangul letters, Khmer, then what is Chinese, Japanese and Korean.
    private static readonly (int First, int Last)[] WithoutSpaces =
    [
        (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3031, 0x318F),
        (0x31A0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC),
        (0x1B000, 0x1B16F), (0x20000, 0x3FFFF),
    ];

    public static LetterKind KindOf(Rune rune)
    {
        if (rune.IsAscii) return char.IsAsciiLetterOrDigit((char)rune.Value) ? LetterKind.Letter : LetterKind.Break;

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => LetterKind.Mark,
            UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol => LetterKind.Nothing,
            UnicodeCategory.DecimalDigitNumber => LetterKind.Letter,
            UnicodeCategory.OtherSymbol => LetterKind.Symbol,
            _ when !Rune.IsLetterOrDigit(rune) && !Rune.IsNumber(rune) => LetterKind.Break,
            _ => IsUnspaced(rune.Value) ? LetterKind.Unspaced : LetterKind.Letter,
        };
    }

    /// <summary>Whether words are the same with and without it: accents, vowel points, selectors of variants.</summary>
    /// <remarks>Not what makes another letter in Indic, Thai and Japanese writing: vowel signs, viramas, tones and voicing, by their classes.</remarks>
    public static bool IsAccent(Rune rune) =>
        rune.Value is 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || CompositionTable.Unicode.ClassOf(rune.Value) is 1 or (>= 10 and <= 36) or >= 200;

    private static bool IsUnspaced(int c) => c >= WithoutSpaces[0].First && Array.Exists(WithoutSpaces, r => c >= r.First && c <= r.Last);
}
