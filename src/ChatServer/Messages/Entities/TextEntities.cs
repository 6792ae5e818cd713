using System.Buffers;

namespace ChatServer.Messages.Entities;

/// <summary>The rule for what in a text is more than text. It reads a text once, and never goes back in it.</summary>
public static class TextEntities
{
    /// <summary>Whatever comes after so many in a message is plain text.</summary>
    public const int Max = 200;

    internal static readonly SearchValues<char> Marks = SearchValues.Create("\n\\`*_~[]:@#");

    /// <summary>Those of the text, in order, the outer ones before the inner ones; null if there are none.</summary>
    public static IReadOnlyList<TextEntity>? Find(string text, Mentionable people)
    {
        if (!text.AsSpan().ContainsAny(Marks) && !IsQuote(text)) return null;

        var found = new EntityScan(text, people).Run();
        return found.Count == 0 ? null : [.. found.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)];
    }

    /// <summary>Whom these mention, each of them once; null if nobody.</summary>
    public static Guid[]? Mentioned(IReadOnlyList<TextEntity>? entities)
    {
        if (entities is null) return null;

        var mentions = entities.Where(e => e.Type is EntityType.Mention or EntityType.MentionAll);
        return mentions.Select(e => e.UserId ?? Mentionable.All).Distinct().ToArray() is { Length: > 0 } mentioned ? mentioned : null;
    }

    /// <summary>Whether all of it is one hashtag.</summary>
    public static bool IsHashtag(string text) => text.StartsWith('#') && Words.HashtagEnd(text, 0) == text.Length;

    internal static bool IsQuote(ReadOnlySpan<char> line) => line.StartsWith("> ", StringComparison.Ordinal);
}
