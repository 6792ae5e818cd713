namespace ChatServer.Conversations.Invitations;

/// <summary>Somebody is asked to come into a group, and has not answered yet.</summary>
public sealed class Invitation
{
    /// <summary>Of one group that are not answered.</summary>
    public const int MaxOfGroup = 1_000;

    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required Guid InvitedBy { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }
}
