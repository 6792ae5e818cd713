namespace ChatServer.Messages.LinkPreviews.Pictures;

/// <summary>The picture of the page that a message links to. Whoever may read the message may see its small forms; the row goes with the preview.</summary>
public sealed class LinkPicture
{
    public required Guid ConversationId { get; init; }

    /// <summary>Position of the message.</summary>
    public required long Seq { get; init; }

    public required Guid MediaId { get; init; }
}
