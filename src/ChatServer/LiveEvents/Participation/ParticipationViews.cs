using ChatServer.Users;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Your part in an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Status">joined; waiting: you come in when there is room; left.</param>
/// <param name="JoinedAt">When you came in, or began to wait.</param>
/// <param name="LeftAt">When you went out; null otherwise.</param>
/// <param name="Position">While you wait: how many come before you, and you; null otherwise.</param>
/// <param name="WatchedSeconds">How long you watched while it was live; devices at the same time count once.</param>
/// <param name="HeartbeatSeconds">How often a client that shows the event sends a heartbeat.</param>
public sealed record ParticipationView(
    Guid EventId, ParticipantStatus Status, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt, int? Position, long WatchedSeconds, int HeartbeatSeconds);

/// <summary>Somebody who takes part in an event, or waits to.</summary>
/// <param name="UserId">Who it is.</param>
/// <param name="Role">host, coHost, moderator or participant.</param>
/// <param name="JoinedAt">When they came in, or began to wait.</param>
/// <param name="Watching">Whether they watch at this moment.</param>
/// <param name="WatchedSeconds">How long they watched while it was live; shown to hosts, and to themselves; null to others.</param>
/// <param name="User">What others see of them.</param>
public sealed record ParticipantView(
    Guid UserId, EventRole Role, DateTimeOffset JoinedAt, bool Watching, long? WatchedSeconds, UserCard User);

/// <summary>Who to list.</summary>
public sealed class ParticipantListRequest
{
    /// <summary>joined, or waiting: who comes in when there is room, the next one first, for hosts.</summary>
    public ParticipantFilter Status { get; init; }
}

/// <summary>Who to list of an event.</summary>
public enum ParticipantFilter
{
    /// <summary>Those who are in it.</summary>
    Joined,

    /// <summary>Those who wait.</summary>
    Waiting,
}
