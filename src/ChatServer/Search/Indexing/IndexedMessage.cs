namespace ChatServer.Search.Indexing;

/// <summary>The words of a message, to find it by. Everything else is read from the message itself, as it is now.</summary>
public sealed class IndexedMessage
{
    public required Guid ConversationId { get; init; }

    /// <summary>Position of the message.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When what is indexed was written, if it is not what was sent.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}
