using System.Text;

namespace ChatServer.Texts;

/// <summary>Unicode's composed form (NFC, Unicode Standard Annex 15). The server runs without the system's tables of languages, and .NET without them does not compose.</summary>
internal static class Composition
{
    // Everything before the first combining mark is composed.
    private const char FirstMark = '\u0300';

    // Korean syllables are made by arithmetic (Unicode Standard, section 3.12).
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeFirstTail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28, Syllables = Leads * Vowels * Tails;

    public static string Compose(string text)
    {
        if (text.All(c => c < FirstMark)) return text;

        var parts = new List<int>(text.Length * 2);
        foreach (var rune in text.EnumerateRunes()) AddParts(rune.Value, parts);

        var composed = new StringBuilder(text.Length);
        foreach (var c in PutTogether(parts)) composed.Append(new Rune(c).ToString());
        return composed.ToString();
    }

    private static void AddParts(int c, List<int> parts)
    {
        if (c - FirstSyllable is >= 0 and < Syllables and var syllable)
        {
            parts.Add(FirstLead + (syllable / (Vowels * Tails)));
            parts.Add(FirstVowel + (syllable / Tails % Vowels));
            if (syllable % Tails != 0) parts.Add(BeforeFirstTail + (syllable % Tails));
        }
        else if (CompositionTable.Unicode.PartsOf(c) is { } made)
        {
            foreach (var part in made) AddParts(part, parts);
        }
        else
        {
            Insert(c, parts);
        }
    }

    // Marks on one character are kept in order of their classes; those of the same class stay as they came.
    private static void Insert(int c, List<int> parts)
    {
        var markClass = CompositionTable.Unicode.ClassOf(c);
        var place = parts.Count;
        if (markClass > 0)
            while (place > 0 && CompositionTable.Unicode.ClassOf(parts[place - 1]) > markClass) place--;
        parts.Insert(place, c);
    }

    private static List<int> PutTogether(List<int> parts)
    {
        var composed = new List<int>(parts.Count);
        var starter = -1;
        byte lastClass = 0;
        foreach (var c in parts)
        {
            var markClass = CompositionTable.Unicode.ClassOf(c);
            var isBlocked = lastClass > 0 && lastClass >= markClass;
            if (starter >= 0 && !isBlocked && CompositeOf(composed[starter], c) is { } composite)
            {
                composed[starter] = composite;
                continue;
            }

            if (markClass == 0) starter = composed.Count;
            lastClass = markClass;
            composed.Add(c);
        }

        return composed;
    }

    private static int? CompositeOf(int first, int second)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel)
            return FirstSyllable + (((lead * Vowels) + vowel) * Tails);
        if (first - FirstSyllable is >= 0 and < Syllables and var syllable && syllable % Tails == 0
            && second - BeforeFirstTail is > 0 and < Tails and var tail)
            return first + tail;

        return CompositionTable.Unicode.CompositeOf(first, second);
    }
}
