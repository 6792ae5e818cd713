using ChatServer.Media.Processing;

namespace ChatServer.Search.Indexing;

/// <summary>What of a message can be found.</summary>
public sealed record IndexedContent(
    Guid ConversationId, long Seq, Guid SenderId, string Content, DateTimeOffset At, DateTimeOffset? EditedAt, int MediaCount)
{
    public IReadOnlyList<(MediaKind Kind, string? Name)> Media { get; init; } = [];
}
