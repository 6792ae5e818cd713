namespace ChatServer.Conversations.Bans;

/// <summary>Somebody whom a group does not let in, be they a member before or not.</summary>
public sealed class Ban
{
    public const int MaxReasonLength = 500;

    /// <summary>Of one group.</summary>
    public const int MaxOfGroup = 10_000;

    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required string? Reason { get; set; }

    /// <summary>Null until somebody lifts it.</summary>
    public required DateTimeOffset? Until { get; set; }

    public required Guid BannedBy { get; set; }

    public required DateTimeOffset BannedAt { get; set; }
}
