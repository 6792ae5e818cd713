using System.Text.Json.Serialization;

namespace ChatServer.Realtime;

/// <summary>A member's marks moved. Marks never go back: of two receipts the larger marks count.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserId">The member whose marks these are.</param>
/// <param name="DeliveredSeq">Everything up to this position has reached one of their devices.</param>
/// <param name="ReadSeq">Everything up to this position was read; null where either of you does not share reads.</param>
/// <param name="At">When they moved.</param>
public sealed record ReceiptEvent(Guid ConversationId, Guid UserId, long DeliveredSeq, long? ReadSeq, DateTimeOffset At);

/// <summary>A member is writing. It ends by itself, or with their next message.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="UserId">Who is writing.</param>
/// <param name="ExpiresAt">6 seconds later than the newest sign of it.</param>
public sealed record TypingEvent(Guid ConversationId, Guid UserId, DateTimeOffset ExpiresAt);

/// <summary>Whether a person has a device connected, as far as they let one see it.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Status">online or offline.</param>
/// <param name="LastSeenAt">When their last device left; absent while they are online, and where you may not see it any more.</param>
public sealed record PresenceEvent(
    Guid UserId,
    PresenceStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? LastSeenAt = null);

public enum PresenceStatus
{
    Offline,
    Online,
}

/// <summary>Another number of people watch an event in which I take part.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Watching">How many; each counts once, on however many devices.</param>
public sealed record WatchingEvent(Guid EventId, int Watching);

/// <summary>Something was not delivered: call Sync.</summary>
/// <param name="ConversationId">Where; absent when it may be anywhere, and then the socket closes.</param>
public sealed record ResyncEvent(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ConversationId = null);
