using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Conversations.Bans;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents.Participation;

/// <summary>How to come into an event.</summary>
/// <param name="Link" example="Qm9vayBvZiBUZWEgYW5kIENha2VzIGluIGEgQm94IQx">The token of its link; needed for an event with visibility `link`, as long as you do not take part in it.</param>
public sealed record JoinEventRequest([TextLimit(0, EventLinks.Length)] string? Link = null);

/// <summary>Lets somebody into an event, or has them wait for a seat. Doing it again, on whatever device, changes nothing.</summary>
/// <remarks>As with channels, thousands may come in a minute while others write, so nobody waits here for the conversation's lock.</remarks>
public sealed class JoinEvent(
    ChangeLog changes, ConversationStore store, SeatStore seats, BanStore bans, EventLinks links, TakeSeat takeSeat, ParticipantReader participants)
{
    public async Task<ParticipationView> RunAsync(Guid userId, Guid eventId, JoinEventRequest request, CancellationToken cancellation)
    {
        EventLinks.RequireSound(request.Link);
        await using (var log = await changes.BeginAsync(cancellation))
        {
            var place = await seats.HoldAsync(eventId, cancellation) ?? throw Refusal.NoSuchEvent();
            await store.RequirePeopleAsync([userId], cancellation);
            var known = await seats.FindAsync(eventId, userId, cancellation);
            if (known is null or { Status: ParticipantStatus.Left })
            {
                if (!await IsOpenAsync(place, userId, eventId, request.Link, cancellation)) throw Refusal.NoSuchEvent();
                await bans.RequireNoneAsync(eventId, [userId], log.Now, cancellation);
                if (place.State == EventState.Cancelled) throw Refusal.EventOver();

                var isSeated = await seats.FreeSeatsAsync(eventId, cancellation) is not { } free
                    || (free > 0 && !await takeSeat.IsAnyWaitingAsync(eventId, cancellation));
                if (isSeated) await takeSeat.RunAsync(log, known, eventId, userId, cancellation);
                else Wait(log, known, eventId, userId);
                await log.CommitAsync(cancellation);
            }
        }

        return await participants.OwnAsync(userId, eventId, cancellation);
    }

    private async Task<bool> IsOpenAsync(HeldPlace place, Guid userId, Guid eventId, string? link, CancellationToken cancellation) => place.Visibility switch
    {
        EventVisibility.Public => true,
        EventVisibility.Members => await seats.IsMemberAsync(place.GroupId!.Value, userId, cancellation),
        _ => links.Opens(link, eventId, place.LinkVersion),
    };

    private void Wait(ChangeWrite log, Participant? known, Guid eventId, Guid userId)
    {
        seats.Put(known, eventId, userId, ParticipantStatus.Waiting, log.Now);
        log.AppendToList(userId, LiveEventChanges.Participation, eventId);
    }
}
