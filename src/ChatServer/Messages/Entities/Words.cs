using System.Globalization;
using System.Text;
using ChatServer.Accounts;

namespace ChatServer.Messages.Entities;

/// <summary>Words with a mark before them.</summary>
internal static class Words
{
    private const int MaxHashtagLength = 100;

    /// <summary>Whether a letter or a digit stands there. There may be no such place.</summary>
    public static bool IsLetterAt(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    /// <summary>What may be a username after the "@"; in an e-mail address nothing is.</summary>
    public static ReadOnlySpan<char> NameAfter(string text, int at)
    {
        if (IsLetterAt(text, at - 1)) return [];

        var end = at + 1;
        while (end < text.Length && end - at <= Username.MaxLength + 1 && Username.IsAllowed(text[end])) end++;
        return end - at - 1 > Username.MaxLength ? [] : text.AsSpan(at + 1, end - at - 1);
    }

    /// <summary>Where the hashtag ends that begins there; where it begins, if it is none.</summary>
    public static int HashtagEnd(string text, int at)
    {
        if (IsLetterAt(text, at - 1) || (at > 0 && text[at - 1] is '#' or '&')) return at;

        var (end, hasLetter) = (at + 1, false);
        while (Rune.DecodeFromUtf16(text.AsSpan(end), out var rune, out var length) == System.Buffers.OperationStatus.Done && IsOfWord(rune))
        {
            hasLetter |= Rune.IsLetter(rune);
            end += length;
        }

        // The underscore may be the end of what is in italics.
        while (text[end - 1] == '_') end--;
        return hasLetter && end - at <= MaxHashtagLength ? end : at;
    }

    private static bool IsOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
