namespace ChatServer.Conversations.Invitations;

/// <summary>Somebody asks to come into a group whose admins decide that.</summary>
public sealed class JoinRequest
{
    /// <summary>Of one group that are not decided.</summary>
    public const int MaxOfGroup = 10_000;

    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
