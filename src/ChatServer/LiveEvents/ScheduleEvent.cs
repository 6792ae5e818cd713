using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Conversations.Rules;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reminders;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.LiveEvents;

/// <summary>An event to schedule.</summary>
/// <param name="Title" example="Tea tasting">1 to 200 characters.</param>
/// <param name="ScheduledAt" example="2036-01-31T12:00:00.000Z">When it is to begin, by the server's clock: in the future, and at most 366 days from now.</param>
/// <param name="ScheduledEndAt" example="2036-01-31T13:00:00.000Z">When it is to end, at most seven days later; without it an hour later.</param>
/// <param name="Description">At most 1,000 characters.</param>
/// <param name="Topic" example="tea">What it is about, at most 50 characters; kept in lower case.</param>
/// <param name="StreamUrl" example="https://example.org/tea.m3u8">Where its video is: http or https, at most 2,048 characters. Shown to those who take part.</param>
/// <param name="Visibility">public: everybody sees it and takes part; link: whoever has its link; members: those of the group that groupId names.</param>
/// <param name="GroupId">A group that you are in; with visibility `members`, and only then.</param>
/// <param name="Capacity">How many people may be in it, you among them, 1 to 1,000,000; without it any number.</param>
public sealed record ScheduleEventRequest(
    [TextLimit(1, Conversation.MaxTitleLength)] string Title,
    DateTimeOffset ScheduledAt,
    DateTimeOffset? ScheduledEndAt = null,
    [TextLimit(0, Conversation.MaxDescriptionLength)] string? Description = null,
    [TextLimit(0, LiveEvent.MaxTopicLength)] string? Topic = null,
    [TextLimit(0, LiveEvent.MaxStreamUrlLength, Pattern = EventDetails.UrlPattern)] string? StreamUrl = null,
    EventVisibility Visibility = EventVisibility.Public,
    Guid? GroupId = null,
    [Range(1, LiveEvent.MaxCapacity, ErrorMessage = "It must be from 1 to 1000000.")] int? Capacity = null);

/// <summary>Schedules an event, with a conversation for it; whoever does so is its host.</summary>
public sealed class ScheduleEvent(
    ChangeLog changes, ConversationStore store, Memberships memberships, PostingRules rules, Joining joining, SeatStore seats,
    EventReminders reminders, EventReader events, ChatDbContext db)
{
    public async Task<EventView> RunAsync(Guid hostId, ScheduleEventRequest request, CancellationToken cancellation)
    {
        if (request.Visibility == EventVisibility.Members != request.GroupId.HasValue)
            throw Refusal.InvalidRequest("groupId", "It goes with the visibility \"members\", and only with that.");

        var details = EventDetails.Parse(request.StreamUrl, request.Topic, request.ScheduledAt, request.ScheduledEndAt, request.Capacity);
        await using (var log = await changes.BeginAsync(cancellation))
        {
            if (request.GroupId is { } groupId) await RequireGroupAsync(log, hostId, groupId, cancellation);
            var conversation = ConversationOf(request, hostId, log.Now);
            (string?, string?)[] said = [(null, conversation.Title), (null, conversation.Description), (null, details.Topic)];
            await rules.RequireAsync(NewText.Standing(hostId, SaidAs.Title, said), cancellation);
            await store.InsertAsync(conversation, cancellation);
            await log.LockAsync([conversation.Id], cancellation);
            await store.RequirePeopleAsync([hostId], cancellation);

            var scheduled = LiveEvent.Schedule(conversation.Id, request.Visibility, details, log.Now);
            log.Append(conversation.Id, ConversationChanges.Created, conversation.Id, hostId, () => ConversationFacts.Of(conversation));
            joining.Join(log, conversation, hostId, hostId, MemberRole.Owner);
            scheduled.Version = log.Append(
                conversation.Id, LiveEventChanges.Scheduled, conversation.Id, hostId, () => EventFacts.Of(scheduled, conversation));
            db.Add(scheduled);
            seats.Put(known: null, conversation.Id, hostId, ParticipantStatus.Joined, log.Now);
            reminders.Plan(log, scheduled);
            await log.CommitAsync(cancellation);
            return await events.ReadAsync(hostId, conversation.Id, cancellation);
        }
    }

    // Locked with it, so that whoever is taken out of the group, or ends it, finds the event.
    private async Task RequireGroupAsync(ChangeWrite log, Guid hostId, Guid groupId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(hostId, groupId, cancellation);
        await log.LockAsync([groupId], cancellation);
        var membership = await memberships.RequireAsync(hostId, groupId, cancellation);
        var group = await store.FindAsync(groupId, cancellation);
        if (group.Kind != ConversationKind.Group) throw Refusal.OnlyInAGroup();
        Standing.Of(group, membership).RequirePosting(log.Now);
    }

    private static Conversation ConversationOf(ScheduleEventRequest request, Guid hostId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = ConversationKind.Event,
        ParentId = request.GroupId,
        Title = ShortText.Parse(request.Title, "title", Conversation.MaxTitleLength),
        Description = ShortText.ParseOptional(request.Description, "description", Conversation.MaxDescriptionLength),
        Rules = ConversationRules.OfEvent,
        OwnerId = hostId,
        MemberCount = 1,
        UpdatedSeq = 1,
        LastAt = now,
        ActiveAt = now,
        CreatedAt = now,
    };
}
