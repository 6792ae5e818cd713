using System.Text;

namespace ChatServer.Search.Words;

/// <summary>Finds "#tag" in a text: a number sign with letters, digits and low lines behind it, of which one is no digit, and no letter before it.</summary>
public static class Hashtags
{
    private const int MaxLength = 64;

    /// <summary>The tags, folded and without their sign, and where they stand with it.</summary>
    public static IEnumerable<(string Tag, int Start, int End)> Find(string text)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            if (at > 0 && IsPart(text[at - 1])) continue;

            var (tag, end) = Read(text, at + 1);
            if (tag.Length > 0) yield return (tag, at, end);
        }
    }

    private static (string Tag, int End) Read(string text, int start)
    {
        var tag = new StringBuilder();
        var (end, hasLetter) = (start, false);
        foreach (var rune in text[start..].EnumerateRunes())
        {
            var kind = Letters.KindOf(rune);
            if (rune.Value != '_' && kind is LetterKind.Break or LetterKind.Symbol) break;

            hasLetter |= kind is LetterKind.Letter or LetterKind.Unspaced && !Rune.IsDigit(rune);
            if (tag.Length < MaxLength && kind != LetterKind.Nothing) Folding.Append(tag, rune);
            end += rune.Utf16SequenceLength;
        }

        return (hasLetter ? tag.ToString() : "", end);
    }

    private static bool IsPart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
