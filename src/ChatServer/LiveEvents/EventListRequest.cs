using ChatServer.Http;

namespace ChatServer.LiveEvents;

/// <summary>Events of which time.</summary>
public enum EventTime
{
    /// <summary>Scheduled, and not missed.</summary>
    Upcoming,

    /// <summary>Going on now.</summary>
    Live,

    /// <summary>Ended.</summary>
    Past,
}

/// <summary>Events in which one has a part.</summary>
public enum EventShare
{
    /// <summary>Those in which one takes part, in whatever role.</summary>
    Mine,

    /// <summary>Those of which one is the host or a co-host.</summary>
    Hosted,
}

/// <summary>Which events to list. All filters may be given together.</summary>
public sealed class EventListRequest
{
    /// <summary>upcoming: the next one first. live and past, and all without it: the one scheduled last first.</summary>
    public EventTime? When { get; init; }

    /// <summary>mine: those in which you take part. hosted: those of which you are host or co-host. Without it: all that you may see without a link.</summary>
    public EventShare? Whose { get; init; }

    /// <summary>Those about this alone, in any case; at most 50 characters.</summary>
    [TextLimit(0, LiveEvent.MaxTopicLength)]
    public string? Topic { get; init; }
}
