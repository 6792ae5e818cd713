using System.Text.Json.Serialization;
using ChatServer.Media;

namespace ChatServer.Stories;

/// <summary>A story as one person sees it.</summary>
/// <param name="Id">The story's id.</param>
/// <param name="AuthorId">Whose it is.</param>
/// <param name="Content">What it says; null where it is a media alone.</param>
/// <param name="Media">The image or video, with addresses for you; null where it is a text alone.</param>
/// <param name="CreatedAt">When it was posted.</param>
/// <param name="ExpiresAt">When it is gone, by the server's clock: do not show it from then on. Nobody tells of it.</param>
/// <param name="Seen">Whether you have seen it; true for its author.</param>
/// <param name="Reaction">The emoji with which you reacted; null where you did not.</param>
public sealed record StoryView(
    Guid Id, Guid AuthorId, string? Content, MediaView? Media, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, bool Seen, string? Reaction)
{
    /// <summary>For whom it is; told to its author alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StoryAudienceKind? Audience { get; init; }

    /// <summary>How many have seen it; told to its author alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Views { get; init; }

    /// <summary>How many reacted with which emoji; told to its author alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StoryReactionCount>? Reactions { get; init; }
}

/// <summary>How many people reacted to a story with one emoji.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Count">At least one.</param>
public sealed record StoryReactionCount(string Emoji, long Count);

/// <summary>The stories of one person that you may see.</summary>
/// <param name="UserId">Whose they are.</param>
/// <param name="Muted">Whether you muted this person's stories.</param>
/// <param name="Unseen">Whether there is one that you have not seen.</param>
/// <param name="Stories">All of them, the oldest first.</param>
public sealed record StoriesOfPersonView(Guid UserId, bool Muted, bool Unseen, IReadOnlyList<StoryView> Stories);

/// <summary>Somebody who saw a story.</summary>
/// <param name="UserId">Who.</param>
/// <param name="SeenAt">When they first did.</param>
/// <param name="Reaction">The emoji with which they reacted; null where they did not.</param>
public sealed record StoryViewerView(Guid UserId, DateTimeOffset SeenAt, string? Reaction);
