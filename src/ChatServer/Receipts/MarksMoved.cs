using ChatServer.Changes;

namespace ChatServer.Receipts;

/// <summary>A member's marks moved.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="UserId">Whose marks.</param>
/// <param name="DeliveredSeq">The delivered mark now.</param>
/// <param name="ReadSeq">The read mark now.</param>
/// <param name="At">When they moved.</param>
/// <param name="ShowReads">Whether others may see the read mark: the member's setting at that time.</param>
/// <param name="DeliveredMoved">False if only the read mark moved: then others are told nothing of a member who hides reads.</param>
public sealed record MarksMoved(
    Guid ConversationId, Guid UserId, long DeliveredSeq, long ReadSeq, DateTimeOffset At, bool ShowReads, bool DeliveredMoved = true)
    : Signal
{
    /// <summary>In larger conversations marks are kept, but nobody is told of each step.</summary>
    public const int MaxMembers = 256;
}
