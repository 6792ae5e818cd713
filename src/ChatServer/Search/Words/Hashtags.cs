using System.Text;
using ChatServer.Messages.Entities;

namespace ChatServer.Search.Words;

/// <summary>Tags as they are compared: without their sign, and folded as words are. What is one, the rule for texts says.</summary>
public static class Hashtags
{
    /// <summary>More of a tag does not count.</summary>
    private const int MaxLength = 64;

    /// <summary>The tag that a piece of a search is; null if it is none.</summary>
    public static string? Of(string term) => TextEntities.IsHashtag(term) ? Fold(term) : null;

    /// <param name="tag">With its sign.</param>
    public static string Fold(string tag)
    {
        var folded = new StringBuilder();
        foreach (var rune in tag[1..].EnumerateRunes())
            if (folded.Length < MaxLength) Folding.Append(folded, rune);
        return folded.ToString();
    }
}
