namespace ChatServer.Texts;

/// <summary>One emoji, by the grammar of Unicode (UTS #51, section 1.4.9), in the form that is fully qualified: what looks the same is the same.</summary>
/// <remarks>Whether a sequence has a picture of its own is the font's business; one that has none is shown as its parts.</remarks>
public static class Emoji
{
    /// <summary>The longest that Unicode recommends have ten.</summary>
    public const int MaxCodePoints = 16;

    private const int Joiner = 0x200D;
    private const int AsEmoji = 0xFE0F;
    private const int Keycap = 0x20E3;
    private const int BlackFlag = 0x1F3F4;
    private const int EndOfTags = 0xE007F;

    /// <summary>The emoji in its one form; null if the text is anything else than one emoji.</summary>
    public static string? Find(string text)
    {
        if (text.Length is 0 or > 2 * MaxCodePoints) return null;

        // Half of a surrogate pair is enumerated as U+FFFD, which is none.
        var c = text.EnumerateRunes().Select(r => r.Value).ToArray();
        return c.Length > MaxCodePoints ? null : FindFlag(c) ?? FindKeycap(c) ?? FindSequence(c);
    }

    private static string? FindFlag(int[] c) => c is [var first, var second] && IsRegional(first) && IsRegional(second) ? Write(c) : null;

    private static string? FindKeycap(int[] c) =>
        c is [_, Keycap] or [_, AsEmoji, Keycap] && IsKey(c[0]) ? Write([c[0], AsEmoji, Keycap]) : null;

    private static string? FindSequence(int[] c)
    {
        var found = new List<int>();
        for (var at = 0; ;)
        {
            if (!TakeElement(c, ref at, found)) return null;
            if (at == c.Length) return Write(found);
            if (c[at++] != Joiner) return null;
            found.Add(Joiner);
        }
    }

    // One emoji character with what belongs to it: a colour of skin, how to show it, or the region of a flag.
    private static bool TakeElement(int[] c, ref int at, List<int> found)
    {
        if (at == c.Length || !EmojiTable.Unicode.IsEmoji(c[at]) || IsKey(c[at]) || IsRegional(c[at])) return false;

        var character = c[at++];
        found.Add(character);
        if (at < c.Length && c[at] == AsEmoji) at++;
        if (at < c.Length && IsColour(c[at]) && EmojiTable.Unicode.TakesColour(character)) found.Add(c[at++]);
        else if (!EmojiTable.Unicode.IsShownAsEmoji(character)) found.Add(AsEmoji);

        return character != BlackFlag || at == c.Length || !IsTag(c[at]) || TakeTags(c, ref at, found);
    }

    private static bool TakeTags(int[] c, ref int at, List<int> found)
    {
        while (at < c.Length && IsTag(c[at])) found.Add(c[at++]);
        if (at == c.Length || c[at] != EndOfTags) return false;

        found.Add(c[at++]);
        return true;
    }

    private static bool IsRegional(int c) => c is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsKey(int c) => c is '#' or '*' or (>= '0' and <= '9');

    private static bool IsColour(int c) => c is >= 0x1F3FB and <= 0x1F3FF;

    // Letters and digits of a region, such as "gbeng".
    private static bool IsTag(int c) => c is (>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A);

    private static string Write(IEnumerable<int> c) => string.Concat(c.Select(char.ConvertFromUtf32));
}
