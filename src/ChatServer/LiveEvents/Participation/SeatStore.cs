using ChatServer.Conversations;
using ChatServer.LiveEvents.Engagement;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>What decides whether somebody comes into an event.</summary>
public sealed record HeldPlace(EventVisibility Visibility, EventState State, Guid? GroupId, int LinkVersion);

/// <summary>The statements by which people come into an event. All run in the transaction of the caller's <see cref="Changes.ChangeWrite"/>.</summary>
/// <remarks>
/// Locks are taken in one order: the event's conversation (its key alone, so that its chat goes on), the person, and last, where seats are counted, the
/// event's row. Who goes out locks no row of the event: a seat can only become free meanwhile. The group that an event is for is not locked, so nobody
/// who writes there waits: whoever takes somebody out of it holds the person before they look for what else to take them out of (FamilyLock).
/// </remarks>
public sealed class SeatStore(ChatDbContext db)
{
    /// <summary>Keeps an event from ending, and its people from being counted, until the end of the transaction. Null if there is none.</summary>
    public async Task<HeldPlace?> HoldAsync(Guid eventId, CancellationToken cancellation)
    {
        var held = (await db.Database.SqlQuery<HeldPlaceRow>(
            $"""
            select e.visibility as "Visibility", e.state as "State", c.parent_id as "GroupId", e.link_version as "LinkVersion"
            from conversations c join live_events e on e.conversation_id = c.id
            where c.id = {eventId} and c.deleted_at is null for key share of c
            """).ToListAsync(cancellation)).SingleOrDefault();
        return held is null ? null : new HeldPlace(
            Enum.Parse<EventVisibility>(held.Visibility, true), Enum.Parse<EventState>(held.State, true), held.GroupId, held.LinkVersion);
    }

    /// <summary>Of what decides about one person one comes first. Somebody who does not exist is nobody to wait for.</summary>
    public Task<int> LockPersonAsync(Guid userId, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select from users where id = {userId} for no key update", cancellation);

    /// <summary>Whether somebody is in a conversation, and will be until the end of the transaction: to be asked once the person is held.</summary>
    public Task<bool> IsMemberAsync(Guid conversationId, Guid userId, CancellationToken cancellation) => db.Set<Membership>()
        .AnyAsync(m => m.ConversationId == conversationId && m.UserId == userId && m.LeftSeq == null, cancellation);

    /// <summary>How many seats are free, exactly, until the end of the transaction; null where they are not counted.</summary>
    public async Task<int?> FreeSeatsAsync(Guid eventId, CancellationToken cancellation)
    {
        var capacity = await db.Database.SqlQuery<int?>(
            $"""select capacity as "Value" from live_events where conversation_id = {eventId}""").SingleAsync(cancellation);
        if (capacity is null) return null;

        // Two statements: what is counted must be read after the wait for the lock. Who is not counted yet is a tally.
        await db.Database.ExecuteSqlAsync($"select from live_events where conversation_id = {eventId} for update", cancellation);
        return await db.Database.SqlQuery<int?>(
            $"""
            select (e.capacity - c.member_count
                - coalesce((select sum(t.change) from subscription_tallies t where t.conversation_id = c.id), 0))::int as "Value"
            from live_events e join conversations c on c.id = e.conversation_id where e.conversation_id = {eventId}
            """).SingleAsync(cancellation);
    }

    public Task<Participant?> FindAsync(Guid eventId, Guid userId, CancellationToken cancellation) =>
        db.Set<Participant>().SingleOrDefaultAsync(p => p.ConversationId == eventId && p.UserId == userId, cancellation);

    public Task<bool> IsWaitingAsync(Guid eventId, Guid userId, CancellationToken cancellation) =>
        Waiting(eventId).AnyAsync(p => p.UserId == userId, cancellation);

    /// <summary>Those who wait, the next one first.</summary>
    public IQueryable<Participant> Waiting(Guid eventId) => db.Set<Participant>()
        .Where(p => p.ConversationId == eventId && p.Status == ParticipantStatus.Waiting).OrderBy(p => p.JoinedAt).ThenBy(p => p.UserId);

    /// <summary>Sets whether they take part. Who comes in anew begins a stretch of watching anew.</summary>
    public Participant Put(Participant? known, Guid eventId, Guid userId, ParticipantStatus status, DateTimeOffset now)
    {
        var participant = known ?? new Participant { ConversationId = eventId, UserId = userId, Status = status, JoinedAt = now };
        if (known is null) db.Add(participant);

        (participant.Status, participant.JoinedAt, participant.LeftAt, participant.SeenAt) = (status, now, null, null);
        if (status == ParticipantStatus.Joined) db.Add(EngagementEntry.Joined(eventId, userId, now));
        return participant;
    }

    private sealed record HeldPlaceRow(string Visibility, string State, Guid? GroupId, int LinkVersion);
}
