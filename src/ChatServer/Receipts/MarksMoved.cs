using ChatServer.Changes;

namespace ChatServer.Receipts;

/// <summary>A member's marks moved. Whether others may see the read mark is the member's setting at that time.</summary>
public sealed record MarksMoved(
    Guid ConversationId, Guid UserId, long DeliveredSeq, long ReadSeq, DateTimeOffset At, bool ShowReads) : Signal;
