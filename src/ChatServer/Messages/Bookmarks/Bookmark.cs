namespace ChatServer.Messages.Bookmarks;

/// <summary>A message that a person wants to find again. Nobody else learns of it.</summary>
public sealed class Bookmark
{
    /// <summary>Of one person.</summary>
    public const int MaxBookmarks = 5_000;

    public required Guid UserId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>The message's position.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset BookmarkedAt { get; init; }
}
