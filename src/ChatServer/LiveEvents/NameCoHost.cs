using ChatServer.Conversations;
using ChatServer.Conversations.Invitations;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.LiveEvents;

/// <summary>Makes somebody a co-host of an event, or a participant again, as its host. Doing it again changes nothing.</summary>
public sealed class NameCoHost(HeldEvents heldEvents, Memberships memberships, LetIn letIn, SeatStore seats, EventReader events, ChatDbContext db)
{
    /// <summary>Who does not take part yet is let in by it, if they are within the host's reach; there is always room for them.</summary>
    public async Task<EventView> NameAsync(Guid hostId, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        await using (var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Owner, cancellation))
        {
            if (userId == hostId) throw Refusal.OwnerMustHandOver();

            // Held before it is asked whether they are in the group, as whoever takes them out of it does.
            await seats.LockPersonAsync(userId, cancellation);
            if (held.Conversation.ParentId is { } groupId && !await seats.IsMemberAsync(groupId, userId, cancellation))
                throw Refusal.NoSuchMember();

            if (await letIn.AddAsync(held.Log, held.Conversation, [userId], hostId, cancellation))
            {
                var known = await seats.FindAsync(eventId, userId, cancellation);
                seats.Put(known, eventId, userId, ParticipantStatus.Joined, held.Log.Now);
                held.Log.AppendToList(userId, LiveEventChanges.Participation, eventId);
            }

            var membership = await db.Set<Membership>().FindAsync([eventId, userId], cancellation);
            await SetAsync(held, membership!, MemberRole.Admin, cancellation);
        }

        return await events.ReadAsync(hostId, eventId, cancellation);
    }

    public async Task WithdrawAsync(Guid hostId, Guid eventId, Guid userId, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Owner, cancellation);
        var membership = await memberships.FindAsync(userId, eventId, cancellation);
        if (membership is not { Role: MemberRole.Admin }) throw Refusal.NoSuchMember();

        await SetAsync(held, membership, MemberRole.Member, cancellation);
    }

    private static async Task SetAsync(HeldEvent held, Membership membership, MemberRole role, CancellationToken cancellation)
    {
        if (membership.Role == role) return;

        membership.Role = role;
        held.Log.Append(
            membership.ConversationId, ConversationChanges.MemberUpdated, membership.UserId, held.Host.UserId, () => MemberView.Of(membership));
        await held.Log.CommitAsync(cancellation);
    }
}
