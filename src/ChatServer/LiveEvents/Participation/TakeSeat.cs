using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Conversations.Channels;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Seats somebody for whom there is room. The event's place and the person must be held (see <see cref="SeatStore"/>).</summary>
public sealed class TakeSeat(ConversationStore store, SeatStore seats, SubscriberCount count)
{
    /// <returns>Position in the event's conversation at which they came.</returns>
    public async Task<long> RunAsync(ChangeWrite log, Participant? known, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        var joined = await store.SubscribeAsync(eventId, userId, log.Now, cancellation);
        await count.MoveAsync(log, eventId, change: 1, cancellation);
        seats.Put(known, eventId, userId, ParticipantStatus.Joined, log.Now);
        log.AppendToList(userId, ConversationChanges.Joined, eventId);
        log.AppendToList(userId, LiveEventChanges.Participation, eventId);
        log.Announce(new Subscribed(userId, eventId, joined.JoinedSeq, joined.HistorySeq));
        return joined.JoinedSeq;
    }

    public Task<bool> IsAnyWaitingAsync(Guid eventId, CancellationToken cancellation) => seats.Waiting(eventId).AnyAsync(cancellation);
}
