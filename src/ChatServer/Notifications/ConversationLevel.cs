namespace ChatServer.Notifications;

/// <summary>What a person chose for one conversation. Without a row: everything.</summary>
public sealed class ConversationLevel
{
    public required Guid UserId { get; init; }

    public required Guid ConversationId { get; init; }

    public NotificationLevel Level { get; set; }

    /// <summary>Until then nothing disturbs.</summary>
    public DateTimeOffset? MutedUntil { get; set; }
}
