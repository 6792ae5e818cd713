using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents.Reactions;

/// <summary>How often people reacted to an event with one emoji, each time that they did; the sum of what was accepted.</summary>
public sealed class EventReaction
{
    /// <summary>How many of one emoji one call may send.</summary>
    public const int MaxAtOnce = 20;

    /// <summary>Few, so that all who watch see the same ones, and one look tells how it goes.</summary>
    public static readonly IReadOnlyList<string> AllEmoji = ["❤️", "👍", "👏", "🎉", "😂", "😮", "😢", "🔥"];

    public required Guid ConversationId { get; init; }

    /// <summary>One of <see cref="AllEmoji"/>.</summary>
    public required string Emoji { get; init; }

    public required long Count { get; init; }

    public static string ParseEmoji(string text) =>
        AllEmoji.Contains(text) ? text : throw Refusal.InvalidRequest("emoji", $"It must be one of {string.Join(' ', AllEmoji)}.");
}

internal sealed class EventEmojiAttribute() : TextChoiceAttribute(EventReaction.AllEmoji);
