namespace ChatServer.Notifications;

/// <summary>Something that a person should hear of. It holds no text: whoever reads it sees the message as it is then, if they still may.</summary>
public sealed class Notification
{
    /// <summary>Older ones are not shown, and go when the person hears of something new.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public required Guid UserId { get; init; }

    public required NotificationKind Kind { get; init; }

    /// <summary>The message, or the conversation where it is about no message.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>By which clients know it.</summary>
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Position of the message in the conversation, where it is about one.</summary>
    public long? MessageSeq { get; init; }

    /// <summary>Whoever has read the conversation up to here has read the entry.</summary>
    public required long Seq { get; init; }

    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the person wanted to be disturbed when it was made.</summary>
    public required bool IsAlert { get; init; }

    /// <summary>When it was marked as read by itself; null where only the person's mark in the conversation counts.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
