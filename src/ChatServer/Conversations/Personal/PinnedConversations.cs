namespace ChatServer.Conversations.Personal;

/// <summary>The conversations that a person wants at the top of their list, in their order. One row for all, so that the order is one thing.</summary>
public sealed class PinnedConversations
{
    public const int Max = 100;

    public required Guid UserId { get; init; }

    /// <summary>There may be some among them that the person is not in any more; they are not shown.</summary>
    public required Guid[] ConversationIds { get; set; }
}
