using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Search.Words;

namespace ChatServer.Search.Indexing;

/// <summary>What of a message can be found.</summary>
public sealed record IndexedContent(
    Guid ConversationId, long Seq, long Number, Guid SenderId, Said Said, DateTimeOffset At, DateTimeOffset? EditedAt, int MediaCount)
{
    public IReadOnlyList<(MediaKind Kind, string? Name)> Media { get; init; } = [];

    /// <summary>Without its media.</summary>
    public static IndexedContent Of(Message m) => new(
        m.ConversationId, m.Seq, m.Number, m.SenderId, Said.Of(m.Content, m.Details), m.CreatedAt, m.EditedAt, m.MediaCount);
}
