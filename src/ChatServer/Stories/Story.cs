using System.Text;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Stories;

/// <summary>For whom a story is.</summary>
public enum StoryAudienceKind
{
    /// <summary>People whom its author names.</summary>
    People,

    /// <summary>Everybody with whom its author has a direct conversation when it is posted.</summary>
    Directs,

    /// <summary>Everybody who is a contact of its author's when it is posted.</summary>
    Contacts,
}

/// <summary>An image, a video or a text that somebody shows for a day.</summary>
public sealed class Story
{
    /// <summary>Of one person at a time.</summary>
    public const int MaxLiving = 30;

    public const int MaxContentUtf8Bytes = 2_048;

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>The author's, so that a repeated request meets its first attempt.</summary>
    public required Guid ClientId { get; init; }

    public string? Content { get; init; }

    public Guid? MediaId { get; init; }

    public required StoryAudienceKind Audience { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the author is to be told soon that somebody saw it, or reacted.</summary>
    public bool IsNewsDue { get; init; }

    /// <summary>The text exactly as it was given; null where there is none.</summary>
    public static string? Parse(string? content)
    {
        if (string.IsNullOrEmpty(content)) return null;
        if (Text.WhyNotStorable(content) is { } problem) throw Refusal.InvalidRequest("content", problem);
        if (Encoding.UTF8.GetByteCount(content) > MaxContentUtf8Bytes)
            throw Refusal.InvalidRequest("content", $"It must have at most {MaxContentUtf8Bytes} bytes in UTF-8.");

        return Text.HasSomethingVisible(content) ? content : throw Refusal.InvalidRequest("content", "It must have something visible in it.");
    }
}
