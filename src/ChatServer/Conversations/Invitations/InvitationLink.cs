namespace ChatServer.Conversations.Invitations;

/// <summary>Whoever holds its token may come into a group, as often as it says and as long as it lasts.</summary>
public sealed class InvitationLink
{
    /// <summary>Of one group.</summary>
    public const int MaxOfGroup = 100;

    public const int MaxUsesAtMost = 100_000;

    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The token itself is with its holders alone.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: until somebody revokes it.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null: any number of people.</summary>
    public required int? MaxUses { get; init; }

    /// <summary>How many people came in by it, or asked to.</summary>
    public int Uses { get; private set; }

    public bool IsUsable(DateTimeOffset now) => (ExpiresAt is null || ExpiresAt > now) && (MaxUses is null || Uses < MaxUses);

    /// <summary>To be called under the group's lock, so that of two people one uses it last.</summary>
    public void Use() => Uses++;
}
