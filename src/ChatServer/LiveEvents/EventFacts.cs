using ChatServer.Conversations;

namespace ChatServer.LiveEvents;

/// <summary>What is the same about an event for all who take part; the subject of its changes. The address of its video is read with the event.</summary>
/// <param name="Id">The event's id, which is that of its conversation.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">At most 1,000 characters; null if it has none.</param>
/// <param name="Topic">What it is about, in lower case; null if nothing was said.</param>
/// <param name="Visibility">public, link or members.</param>
/// <param name="Capacity">How many people may be in it, its hosts among them; null: any number.</param>
/// <param name="State">scheduled, live, ended or cancelled.</param>
/// <param name="ScheduledAt">When it is to begin.</param>
/// <param name="ScheduledEndAt">When it is to end.</param>
/// <param name="StartedAt">When it began; null before that.</param>
/// <param name="EndedAt">When it ended, or was cancelled; null before that.</param>
/// <param name="HasStream">Whether there is a video.</param>
/// <param name="Version">Position of its newest change; another one means that the video may be elsewhere.</param>
public sealed record EventFacts(
    Guid Id,
    string Title,
    string? Description,
    string? Topic,
    EventVisibility Visibility,
    int? Capacity,
    EventState State,
    DateTimeOffset ScheduledAt,
    DateTimeOffset ScheduledEndAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    bool HasStream,
    long Version)
{
    public static EventFacts Of(LiveEvent e, Conversation conversation) => new(
        e.ConversationId,
        conversation.Title!,
        conversation.Description,
        e.Topic,
        e.Visibility,
        e.Capacity,
        e.State,
        e.ScheduledAt,
        e.ScheduledEndAt,
        e.StartedAt,
        e.EndedAt,
        e.StreamUrl is not null,
        e.Version);
}
