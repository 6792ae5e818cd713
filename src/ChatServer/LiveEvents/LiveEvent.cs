using ChatServer.Refusals;

namespace ChatServer.LiveEvents;

/// <summary>How far an event is. It only moves forward.</summary>
public enum EventState
{
    /// <summary>It has not begun.</summary>
    Scheduled,

    /// <summary>It is going on.</summary>
    Live,

    /// <summary>It is over, and can be watched again if there is a recording.</summary>
    Ended,

    /// <summary>It will not take place.</summary>
    Cancelled,
}

/// <summary>Who may see an event and take part.</summary>
public enum EventVisibility
{
    /// <summary>Everybody.</summary>
    Public,

    /// <summary>Whoever has its link.</summary>
    Link,

    /// <summary>The members of one group.</summary>
    Members,
}

/// <summary>
/// Something that people watch together at a time. It belongs to a conversation, whose id it has: title, description, chat and people are there; the
/// owner is the host, admins are co-hosts.
/// </summary>
public sealed class LiveEvent
{
    public const int MaxStreamUrlLength = 2_048;
    public const int MaxTopicLength = 50;
    public const int MaxCapacity = 1_000_000;

    public static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);
    public static readonly TimeSpan MaxLength = TimeSpan.FromDays(7);

    public required Guid ConversationId { get; init; }

    /// <summary>Where its video is; null while there is none.</summary>
    public string? StreamUrl { get; private set; }

    /// <summary>In lower case, so that those about the same are found together.</summary>
    public string? Topic { get; private set; }

    public DateTimeOffset ScheduledAt { get; private set; }

    public DateTimeOffset ScheduledEndAt { get; private set; }

    /// <summary>How many people may be in it, its hosts among them; null: any number.</summary>
    public int? Capacity { get; private set; }

    public required EventVisibility Visibility { get; set; }

    public EventState State { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, or was cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Position of its newest change in the conversation.</summary>
    public long Version { get; set; }

    /// <summary>Counts the links that were made to it; the newest alone opens it.</summary>
    public int LinkVersion { get; set; }

    public bool IsOver => State is EventState.Ended or EventState.Cancelled;


    public static LiveEvent Schedule(Guid conversationId, EventVisibility visibility, EventDetails details, DateTimeOffset now)
    {
        var scheduled = new LiveEvent { ConversationId = conversationId, Visibility = visibility };
        scheduled.Set(details with { ScheduledAt = EventDetails.RequireFuture(details.ScheduledAt, now) });
        return scheduled;
    }

    /// <summary>Changes what is planned. Once it is live its beginning is past; once it has ended only what describes it, and the recording, can change.</summary>
    /// <returns>Whether anything is different.</returns>
    public bool Change(EventDetails details, DateTimeOffset now)
    {
        var current = EventDetails.Of(this);
        if (details == current) return false;
        if (State == EventState.Cancelled) throw Refusal.EventOver();

        if (details.ScheduledAt != current.ScheduledAt)
        {
            RequireScheduled();
            EventDetails.RequireFuture(details.ScheduledAt, now);
        }

        var isPlan = details with { StreamUrl = current.StreamUrl, Topic = current.Topic } != current;
        if (State == EventState.Ended && isPlan) throw Refusal.EventOver();

        Set(details);
        return true;
    }

    /// <returns>False when it was live already.</returns>
    public bool Start(DateTimeOffset now)
    {
        if (State == EventState.Live) return false;
        RequireScheduled();

        (State, StartedAt) = (EventState.Live, now);
        return true;
    }

    /// <returns>False when it had ended already.</returns>
    public bool End(DateTimeOffset now)
    {
        if (State == EventState.Ended) return false;
        if (State == EventState.Cancelled) throw Refusal.EventOver();
        if (State == EventState.Scheduled) throw Refusal.EventNotLive();

        (State, EndedAt) = (EventState.Ended, now);
        return true;
    }

    /// <returns>False when it was cancelled already.</returns>
    public bool Cancel(DateTimeOffset now)
    {
        if (State == EventState.Cancelled) return false;
        RequireScheduled();

        (State, EndedAt) = (EventState.Cancelled, now);
        return true;
    }

    private void RequireScheduled()
    {
        if (State == EventState.Live) throw Refusal.EventLive();
        if (IsOver) throw Refusal.EventOver();
    }

    private void Set(EventDetails details) =>
        (StreamUrl, Topic, ScheduledAt, ScheduledEndAt, Capacity) =
        (details.StreamUrl, details.Topic, details.ScheduledAt, details.ScheduledEndAt, details.Capacity);
}
