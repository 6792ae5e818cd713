namespace ChatServer.Conversations.Channels;

/// <summary>Somebody came into a channel or went out of it, and is not counted yet. So those who come and go change no row that others wait for.</summary>
public sealed class SubscriptionTally
{
    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>1 or -1; of several people at once, how many.</summary>
    public required int Change { get; init; }
}
