namespace ChatServer.Changes.Listening;

/// <summary>How far a listener has heard a conversation. The log itself is what still has to be done.</summary>
public sealed class ListenerPosition
{
    public required Guid ConversationId { get; init; }

    /// <summary>The listener's <see cref="ILogListener.Name"/>.</summary>
    public required string Listener { get; init; }

    public required long Seq { get; init; }
}
