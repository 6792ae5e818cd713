namespace ChatServer.Notifications.Reminders;

/// <summary>That a person wants to hear of a message at a time. Whatever becomes of it is decided under a lock on its row.</summary>
public sealed class Reminder
{
    /// <summary>Of one person.</summary>
    public const int MaxReminders = 100;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>The message's position.</summary>
    public required long Seq { get; init; }

    /// <summary>Since when the person is a member: who leaves and comes back has none from before.</summary>
    public required long JoinedSeq { get; set; }

    public required DateTimeOffset RemindAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
