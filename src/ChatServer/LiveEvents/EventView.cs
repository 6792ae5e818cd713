using ChatServer.Conversations;

namespace ChatServer.LiveEvents;

/// <summary>What somebody is in an event.</summary>
public enum EventRole
{
    /// <summary>Watches and takes part.</summary>
    Participant,

    /// <summary>Deletes what others say in its chat, and takes people out.</summary>
    Moderator,

    /// <summary>Changes, starts and ends it.</summary>
    CoHost,

    /// <summary>Scheduled it, or was handed it over; cancels and deletes it, and names co-hosts.</summary>
    Host,
}

/// <summary>An event as one person sees it.</summary>
/// <param name="Id">The event's id, which is that of its conversation: chat and people are there.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">At most 1,000 characters; null if it has none.</param>
/// <param name="Topic">What it is about, in lower case; null if nothing was said.</param>
/// <param name="HostId">Whose event it is.</param>
/// <param name="CoHostIds">Who else changes, starts and ends it.</param>
/// <param name="Visibility">public: everybody sees it and takes part; link: whoever has its link; members: those of one group.</param>
/// <param name="GroupId">The group for whose members it is; null otherwise.</param>
/// <param name="Capacity">How many people may be in it, its hosts among them; null: any number.</param>
/// <param name="ParticipantCount">How many are in it, as of the last count, which is at most a second ago.</param>
/// <param name="State">scheduled, live, ended or cancelled.</param>
/// <param name="ScheduledAt">When it is to begin.</param>
/// <param name="ScheduledEndAt">When it is to end.</param>
/// <param name="StartedAt">When it began; null before that.</param>
/// <param name="EndedAt">When it ended, or was cancelled; null before that.</param>
/// <param name="MyRole">host, coHost, moderator or participant; null if you do not take part.</param>
/// <param name="HasStream">Whether there is a video.</param>
/// <param name="StreamUrl">Where the video is, for those who take part; null for all others, and while there is none.</param>
/// <param name="CreatedAt">When it was scheduled first.</param>
/// <param name="Version">Position of its newest change in its conversation; also its entity tag.</param>
public sealed record EventView(
    Guid Id,
    string Title,
    string? Description,
    string? Topic,
    Guid? HostId,
    IReadOnlyList<Guid> CoHostIds,
    EventVisibility Visibility,
    Guid? GroupId,
    int? Capacity,
    int ParticipantCount,
    EventState State,
    DateTimeOffset ScheduledAt,
    DateTimeOffset ScheduledEndAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    EventRole? MyRole,
    bool HasStream,
    string? StreamUrl,
    DateTimeOffset CreatedAt,
    long Version);

internal static class EventRoles
{
    public static EventRole Of(MemberRole role) => role switch
    {
        MemberRole.Owner => EventRole.Host,
        MemberRole.Admin => EventRole.CoHost,
        MemberRole.Moderator => EventRole.Moderator,
        _ => EventRole.Participant,
    };
}
