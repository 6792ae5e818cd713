using System.Text.RegularExpressions;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages.Reactions;

/// <summary>What somebody reacts with: an emoji of Unicode in its one form, or one of a set as "name:mediaId", in which the image counts alone.</summary>
/// <param name="MediaId">The image; null for an emoji of Unicode.</param>
public sealed partial record ReactionEmoji(string Text, Guid? MediaId = null)
{
    /// <exception cref="RefusalException">The text is neither.</exception>
    public static ReactionEmoji Parse(string text) => Find(text) ?? throw Refusal.NoSuchEmoji();

    public static ReactionEmoji Custom(string name, Guid mediaId) => new($"{name}:{mediaId}", mediaId);

    /// <summary>Whether this is what a reaction was stored as. An image may have had another name then.</summary>
    public bool Is(string stored) => MediaId is { } id ? stored.EndsWith($":{id}", StringComparison.Ordinal) : stored == Text;

    /// <summary>Whether a reaction that is stored so is of a set. No emoji of Unicode has a colon in it.</summary>
    public static bool IsOfSet(string stored) => stored.Contains(':', StringComparison.Ordinal);

    private static ReactionEmoji? Find(string text)
    {
        if (Emoji.Find(text) is { } emoji) return new ReactionEmoji(emoji);

        return Named().Match(text) is { Success: true } match ? Custom(match.Groups[1].Value, Guid.Parse(match.Groups[2].ValueSpan)) : null;
    }

    [GeneratedRegex(@"^([a-z0-9_]{2,32}):([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\z")]
    private static partial Regex Named();
}
