using ChatServer.Conversations;
using ChatServer.Conversations.Rules;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reminders;
using ChatServer.Messages;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.LiveEvents;

/// <summary>What to change about an event. Absent members stay as they are, null clears.</summary>
public sealed record UpdateEventRequest
{
    /// <summary>1 to 200 characters.</summary>
    /// <example>Tea tasting</example>
    [TextLimit(1, Conversation.MaxTitleLength)]
    public Optional<string> Title { get; init; }

    /// <summary>At most 1,000 characters.</summary>
    [TextLimit(0, Conversation.MaxDescriptionLength)]
    public Optional<string?> Description { get; init; }

    /// <summary>What it is about, at most 50 characters; kept in lower case.</summary>
    [TextLimit(0, LiveEvent.MaxTopicLength)]
    public Optional<string?> Topic { get; init; }

    /// <summary>Where its video is: http or https, at most 2,048 characters. Once it has ended, where the recording is.</summary>
    [TextLimit(0, LiveEvent.MaxStreamUrlLength, Pattern = EventDetails.UrlPattern)]
    public Optional<string?> StreamUrl { get; init; }

    /// <summary>When it is to begin: in the future, and at most 366 days from now. The end moves with it, if nothing else is said of that.</summary>
    public Optional<DateTimeOffset> ScheduledAt { get; init; }

    /// <summary>When it is to end, at most seven days after it begins.</summary>
    public Optional<DateTimeOffset> ScheduledEndAt { get; init; }

    /// <summary>How many people may be in it, 1 to 1,000,000; null: any number. Who is in it stays in it.</summary>
    [NumberLimit(1, LiveEvent.MaxCapacity)]
    public Optional<int?> Capacity { get; init; }

    /// <summary>public or link. What is for the members of a group stays that, and nothing else becomes it.</summary>
    public Optional<EventVisibility> Visibility { get; init; }

    internal EventDetails AppliedTo(LiveEvent e)
    {
        var begin = ScheduledAt.Or(e.ScheduledAt);
        var end = ScheduledEndAt.IsGiven ? ScheduledEndAt.Value : EventDetails.EndAfter(begin, e.ScheduledEndAt - e.ScheduledAt);
        return EventDetails.Parse(StreamUrl.Or(e.StreamUrl), Topic.Or(e.Topic), begin, end, Capacity.Or(e.Capacity));
    }
}

/// <summary>Changes an event, as one of its hosts. What may change when is in <see cref="LiveEvent"/>.</summary>
public sealed class UpdateEvent(HeldEvents heldEvents, PostingRules rules, JobQueue jobs, EventReminders reminders, EventReader events)
{
    public async Task<EventView> RunAsync(
        Guid hostId, Guid eventId, UpdateEventRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await using (var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation))
        {
            EntityTag.Require(ifMatch, EntityTag.Of(held.Event.Version));
            var (details, title, description) = (request.AppliedTo(held.Event), TitleOf(held, request), DescriptionOf(held, request));
            await RequireSayableAsync(held, [(held.Conversation.Title, title), (held.Conversation.Description, description), (held.Event.Topic, details.Topic)], cancellation);

            var scheduledAt = held.Event.ScheduledAt;
            var isNew = held.Event.Change(details, held.Log.Now);
            isNew |= Show(held.Event, request.Visibility.Or(held.Event.Visibility));
            isNew |= Name(held, title, description);
            if (isNew)
            {
                held.Append(LiveEventChanges.Updated);
                if (request.Capacity.IsGiven) jobs.Add(held.Log, SeatWaiting.Kind, new SeatWaiting.Payload(eventId));
                if (held.Event.ScheduledAt != scheduledAt) reminders.Plan(held.Log, held.Event);
                await held.Log.CommitAsync(cancellation);
            }
        }

        return await events.ReadAsync(hostId, eventId, cancellation);
    }

    private static string? TitleOf(HeldEvent held, UpdateEventRequest request) => request.Title.IsGiven
        ? ShortText.Parse(request.Title.Value ?? "", "title", Conversation.MaxTitleLength)
        : held.Conversation.Title;

    private static string? DescriptionOf(HeldEvent held, UpdateEventRequest request) => request.Description.IsGiven
        ? ShortText.ParseOptional(request.Description.Value, "description", Conversation.MaxDescriptionLength)
        : held.Conversation.Description;

    private async Task RequireSayableAsync(HeldEvent held, (string? Before, string? Now)[] said, CancellationToken cancellation)
    {
        if (said.All(s => s.Now == s.Before)) return;

        Standing.Of(held.Conversation, held.Host).RequireUnsilenced(held.Log.Now);
        await rules.RequireAsync(NewText.Standing(held.Host.UserId, SaidAs.Title, said), cancellation);
    }

    private static bool Show(LiveEvent liveEvent, EventVisibility visibility)
    {
        if (visibility == liveEvent.Visibility) return false;
        if (visibility == EventVisibility.Members || liveEvent.Visibility == EventVisibility.Members)
            throw Refusal.InvalidRequest("visibility", "What is for the members of a group stays that, and nothing else becomes it.");
        if (liveEvent.State == EventState.Cancelled) throw Refusal.EventOver();

        liveEvent.Visibility = visibility;
        return true;
    }

    // They are the conversation's, whose members hear of them as those of any other.
    private static bool Name(HeldEvent held, string? title, string? description)
    {
        var conversation = held.Conversation;
        if ((title, description) == (conversation.Title, conversation.Description)) return false;
        if (held.Event.State == EventState.Cancelled) throw Refusal.EventOver();

        (conversation.Title, conversation.Description) = (title, description);
        conversation.UpdatedSeq = held.Log.Append(
            conversation.Id, ConversationChanges.Updated, conversation.Id, held.Host.UserId, () => ConversationFacts.Of(conversation));
        return true;
    }
}
