namespace ChatServer.Conversations;

/// <summary>One person's place in one conversation. The row stays when they leave, with the position they left at.</summary>
public sealed class Membership
{
    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public MemberRole Role { get; set; }

    /// <summary>Position of the change by which the person (last) joined.</summary>
    public long JoinedSeq { get; set; }

    public required DateTimeOffset JoinedAt { get; set; }

    /// <summary>Position of the change by which the person left; null for a member.</summary>
    public long? LeftSeq { get; set; }

    /// <summary>Everything up to here has reached one of the person's devices.</summary>
    public long DeliveredSeq { get; set; }

    /// <summary>Everything up to here was read. Never goes back, and never passes <see cref="DeliveredSeq"/>.</summary>
    public long ReadSeq { get; set; }

    /// <summary>Number of the newest message at or before <see cref="ReadSeq"/>; unread is the rest.</summary>
    public long ReadNumber { get; set; }

    public DateTimeOffset MarksAt { get; set; }

    /// <summary>The transaction that last moved the marks (see Sync).</summary>
    public ulong MarksXid { get; set; }

    /// <summary>The person sees the messages after this position; 0: all of them. Whoever reads messages asks this where they ask for the membership.</summary>
    public long HistorySeq { get; set; }

    /// <summary>Until then the person reads and does not write; leaving does not end it.</summary>
    public DateTimeOffset? SilencedUntil { get; set; }

    /// <summary>When the person last wrote while slow mode was on. Only the message writer moves it.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>The person's list leaves the conversation out until it has more messages than this.</summary>
    public long? HiddenNumber { get; set; }

    /// <summary>The person has put the conversation away.</summary>
    public bool IsArchived { get; set; }

    /// <summary>The person wants to come back to it, whatever they have read.</summary>
    public bool IsMarkedUnread { get; set; }
}
