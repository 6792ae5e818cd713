using ChatServer.Media.Processing;

namespace ChatServer.Media;

/// <summary>A media in a message. Whoever may read the message may see the media; the row goes when the message is deleted.</summary>
public sealed class MediaUse
{
    public required Guid ConversationId { get; init; }

    /// <summary>Position of the message.</summary>
    public required long Seq { get; init; }

    /// <summary>Its place among the message's media, from 0.</summary>
    public required short Position { get; init; }

    public required Guid MediaId { get; init; }

    /// <summary>That of the media, so that a conversation's pictures can be listed by themselves.</summary>
    public required MediaKind Kind { get; set; }
}
