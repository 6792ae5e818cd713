using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Takes somebody out of an event, or out of those who wait: oneself, or, as a moderator of it or a host, somebody with a lower role.</summary>
public sealed class LeaveEvent(
    ChangeLog changes, Memberships memberships, SeatStore seats, EventReader events, Joining joining, ConversationStore store)
{
    public async Task RunAsync(Guid removerId, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        // Whoever waits in an event that its link opens sees it by the link alone.
        if (!await seats.IsWaitingAsync(eventId, removerId, cancellation)) await events.RequireSeenAsync(removerId, eventId, cancellation);
        await using var log = await changes.LockAsync(eventId, cancellation);
        if (log.IsOver(eventId)) throw Refusal.NoSuchEvent();

        // Whoever waits may be seated at this moment, for which nobody holds the conversation.
        await store.HoldLeaverAsync([eventId], userId, cancellation);

        var remover = await memberships.FindAsync(removerId, eventId, cancellation);
        if (userId != removerId && (remover is null || remover.Role < MemberRole.Moderator)) throw Refusal.NotAllowed();

        var removed = await memberships.FindAsync(userId, eventId, cancellation);
        if (userId != removerId && removed?.Role >= remover!.Role) throw Refusal.NotAllowed();

        if (removed is not null) await LeaveAsync(log, removed, removerId, cancellation);
        else await StopWaitingAsync(log, eventId, userId, cancellation);
        await log.CommitAsync(cancellation);
    }

    private async Task LeaveAsync(ChangeWrite log, Membership membership, Guid removerId, CancellationToken cancellation)
    {
        var conversation = await store.FindAsync(membership.ConversationId, cancellation);
        await joining.LeaveAsync(log, conversation, membership, removerId, cancellation);
    }

    private async Task StopWaitingAsync(ChangeWrite log, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        if (await seats.FindAsync(eventId, userId, cancellation) is not { Status: ParticipantStatus.Waiting } waiting) throw Refusal.NoSuchParticipant();

        (waiting.Status, waiting.LeftAt) = (ParticipantStatus.Left, log.Now);
        log.AppendToList(userId, LiveEventChanges.Participation, eventId);
    }
}
