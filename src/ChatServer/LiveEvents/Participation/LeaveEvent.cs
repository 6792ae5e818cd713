using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Takes somebody out of an event, or out of those who wait: oneself, or, as a moderator of it or a host, somebody with a lower role.</summary>
public sealed class LeaveEvent(ChangeLog changes, Memberships memberships, SeatStore seats, EventReader events, Joining joining, ChatDbContext db)
{
    public async Task RunAsync(Guid removerId, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        await events.RequireSeenAsync(removerId, eventId, cancellation);
        await using var log = await changes.LockAsync(eventId, cancellation);
        if (log.IsOver(eventId)) throw Refusal.NoSuchEvent();

        // Whoever waits may be seated at this moment, for which nobody holds the conversation.
        await seats.LockPersonAsync(userId, cancellation);

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
        var conversation = await db.Set<Conversation>().SingleAsync(c => c.Id == membership.ConversationId, cancellation);
        await joining.LeaveAsync(log, conversation, membership, removerId, cancellation);
    }

    private async Task StopWaitingAsync(ChangeWrite log, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        if (await seats.FindAsync(eventId, userId, cancellation) is not { Status: ParticipantStatus.Waiting } waiting) throw Refusal.NoSuchParticipant();

        (waiting.Status, waiting.LeftAt) = (ParticipantStatus.Left, log.Now);
        log.AppendToList(userId, LiveEventChanges.Participation, eventId);
    }
}
