using ChatServer.Refusals;

namespace ChatServer.Messages.Scheduled;

/// <summary>How far a scheduled message is. What was sent is a message, and no longer scheduled.</summary>
public enum ScheduledStatus
{
    /// <summary>It is sent at its time, and can be changed or cancelled until then.</summary>
    Waiting,

    /// <summary>It is being sent, which nobody can stop any more.</summary>
    Sending,

    /// <summary>It could not be sent; it can be changed, sent again, or cancelled.</summary>
    Failed,
}

/// <summary>A message that its sender wants sent later. Everything about it is decided under a lock on the sender.</summary>
public sealed class ScheduledMessage
{
    /// <summary>Of one person.</summary>
    public const int MaxScheduled = 100;

    public static readonly TimeSpan LongestAhead = TimeSpan.FromDays(366);

    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>As the message will have it, so that it is sent once however often it is tried.</summary>
    public required Guid ClientId { get; init; }

    /// <summary>What to send, as JSON.</summary>
    public required string Request { get; set; }

    /// <summary>What it keeps from being swept away.</summary>
    public required Guid[] MediaIds { get; init; }

    public required DateTimeOffset SendAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ScheduledStatus Status { get; set; }

    /// <summary>The code of the refusal that it met.</summary>
    public string? Failure { get; set; }

    /// <summary>Refuses what comes too late.</summary>
    public void RequireChangeable()
    {
        if (Status == ScheduledStatus.Sending) throw Refusal.AlreadyBeingSent();
    }

    /// <param name="at">Cut to milliseconds, as now is.</param>
    public static DateTimeOffset RequireTime(DateTimeOffset at, DateTimeOffset now, string field) =>
        at > now && at <= now + LongestAhead ? at : throw Refusal.InvalidRequest(field, "It must be in the future, and at most 366 days from now.");
}
