namespace ChatServer.Messages.Replies;

/// <summary>That somebody follows what is answered to a message, or does not want to any more.</summary>
/// <remarks>Whoever replies follows, and so does the author of what was answered, unless there is a row that says they do not.</remarks>
public sealed class ReplyFollow
{
    public required Guid ConversationId { get; init; }

    /// <summary>The answered message.</summary>
    public required Guid MessageId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>Position of the change by which the person joined. Of somebody who left, or is in it anew, the row means nothing.</summary>
    public required long JoinedSeq { get; set; }

    public bool IsFollowing { get; set; }

    /// <summary>The replies up to here were read. Never goes back.</summary>
    public long ReadSeq { get; set; }

    /// <summary>When the newest reply was sent; of a message without one, when it was.</summary>
    public required DateTimeOffset ActiveAt { get; set; }
}
