namespace ChatServer.LiveEvents.Participation;

/// <summary>Whether somebody takes part.</summary>
public enum ParticipantStatus
{
    /// <summary>In it.</summary>
    Joined,

    /// <summary>Comes in when there is room.</summary>
    Waiting,

    /// <summary>Not in it any more.</summary>
    Left,
}

/// <summary>One person's part in one event, on however many devices. It stays when they leave: what they watched counts.</summary>
public sealed class Participant
{
    public required Guid ConversationId { get; init; }

    public required Guid UserId { get; init; }

    public required ParticipantStatus Status { get; set; }

    /// <summary>When they came in, or began to wait.</summary>
    public required DateTimeOffset JoinedAt { get; set; }

    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>What <see cref="WatchTime"/> has counted.</summary>
    public long WatchedMs { get; init; }

    /// <summary>The newest heartbeat of any of their devices.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}
