namespace ChatServer.Receipts;

/// <summary>When a member's marks moved, kept for conversations that are small enough to show a time per message.</summary>
public sealed class MarkStep
{
    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required long ReadSeq { get; init; }

    public required long DeliveredSeq { get; init; }

    public required DateTimeOffset At { get; init; }
}
