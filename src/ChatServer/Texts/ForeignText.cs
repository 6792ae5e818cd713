using System.Globalization;
using System.Text;

namespace ChatServer.Texts;

/// <summary>Text that somebody outside wrote, made one line of plain text: nothing in it changes how the text around it is shown.</summary>
public static class ForeignText
{
    // More on one character is no language, but meant to cover the lines around it.
    private const int MaxMarks = 4;

    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private static readonly Rune CutOff = new('…');

    /// <summary>At most so many code points of it; null if there is nothing to see.</summary>
    public static string? Clean(string? text, int maxLength)
    {
        var clean = new List<Rune>();
        foreach (var rune in Plain(text ?? ""))
        {
            if (clean.Count == maxLength)
            {
                clean[^1] = CutOff;
                break;
            }

            clean.Add(rune);
        }

        return string.Concat(clean) is var line && Text.HasSomethingVisible(line) ? line : null;
    }

    private static IEnumerable<Rune> Plain(string text)
    {
        var (hasBegun, isAfterSpace, marks) = (false, false, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune)) isAfterSpace = true;
            if (IsSpace(rune) || !IsPlain(rune)) continue;

            // What is invisible does not begin another character.
            marks = IsMark(rune) ? marks + 1 : IsJoiner(rune) ? marks : 0;
            if (marks > MaxMarks) continue;
            if (isAfterSpace && hasBegun) yield return new Rune(' ');

            yield return rune;
            (hasBegun, isAfterSpace) = (true, false);
        }
    }

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsJoiner(Rune rune) => rune.Value is Joiner or NonJoiner;

    // What is invisible turns the direction, hides or marks: but for what joins letters and emoji, nobody misses it.
    private static bool IsPlain(Rune rune) =>
        IsJoiner(rune)
        || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));
}
