using System.Text;
using ChatServer.Search.Words;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>Cuts a text into words as the search does, and then makes alike what is drawn alike: letters of several scripts, and digits and signs for letters.</summary>
/// <remarks>Both the rule's words and the texts go through it, so it does no harm that it takes some words for others that nobody would.</remarks>
internal static class LookAlikes
{
    private const int FirstMathematical = 0x1D400, LastMathematical = 0x1D6A3;
    private const int FirstCircled = 0x24B6, LastCircled = 0x24E9;
    private const int FirstSquared = 0x1F130, LastSquared = 0x1F189;
    private const int Alphabet = 26;

    // After folding, so in small letters: Cyrillic and Greek that are drawn as Latin is, in small letters or in capitals; then digits.
    private const string Drawn = "авекмнорстухіјѕԁԛԝһӏ" + "αβεηικμνορτυχγω" + "01345789";
    private const string Latin = "abekmhopctyxijsdqwhl" + "abenikuvoptuxyw" + "oieastbg";

    private static readonly Dictionary<char, char> Alike = Drawn.Zip(Latin).ToDictionary(p => p.First, p => p.Second);

    /// <summary>The words in order. What is written without spaces is overlapping pairs; a single character after them is left out.</summary>
    public static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var isAfterPair = false;
        foreach (var word in WordCutter.Cut(Plain(text)))
        {
            if (word.Kind != WordKind.Last || !isAfterPair) words.Add(Fold(word.Text));
            isAfterPair = word.Kind == WordKind.Pair;
        }

        return words;
    }

    /// <summary>A folded word as it is compared.</summary>
    private static string Fold(string word) =>
        word.Any(Alike.ContainsKey) ? string.Create(word.Length, word, (folded, from) =>
        {
            for (var i = 0; i < from.Length; i++) folded[i] = Alike.GetValueOrDefault(from[i], from[i]);
        })
        : word;

    // What ends a word for the search, but is drawn as a letter of it.
    private static string Plain(string text)
    {
        if (!text.Any(c => c is '@' or '$' or '!' or >= (char)FirstCircled)) return text;

        var plain = new StringBuilder(text.Length);
        var (before, at) = (default(Rune), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            plain.Append(InWord(rune, before, at < text.Length ? text[at] : ' ') ?? Letter(rune.Value) ?? rune.ToString());
            before = rune;
        }

        return plain.ToString();
    }

    private static string? InWord(Rune rune, Rune before, char after) =>
        !Rune.IsLetter(before) || !char.IsLetter(after) ? null : rune.Value switch { '@' => "a", '$' => "s", '!' => "i", _ => null };

    private static string? Letter(int value) => value switch
    {
        >= FirstMathematical and <= LastMathematical => Nth(value - FirstMathematical),
        >= FirstCircled and <= LastCircled => Nth(value - FirstCircled),
        >= FirstSquared and <= LastSquared => Nth((value - FirstSquared) % 32),
        _ => null,
    };

    private static string Nth(int letter) => ((char)('a' + (letter % Alphabet))).ToString();
}
