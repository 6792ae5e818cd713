using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Participation;

/// <summary>Reads who takes part in an event: for those who do themselves. Who waits is shown to hosts.</summary>
public sealed class ParticipantReader(ChatDbContext db, EventReader events, UserCards cards, Cursors cursors, TimeProvider clock)
{
    public async Task<ParticipationView> OwnAsync(Guid userId, Guid eventId, CancellationToken cancellation)
    {
        var own = await db.Set<Participant>().AsNoTracking().SingleOrDefaultAsync(p => p.ConversationId == eventId && p.UserId == userId, cancellation);
        if (own is null)
        {
            await events.RequireSeenAsync(userId, eventId, cancellation);
            throw Refusal.NotTakingPart();
        }

        var position = own.Status == ParticipantStatus.Waiting ? await Of(eventId, ParticipantStatus.Waiting).CountAsync(
            p => p.JoinedAt < own.JoinedAt || (p.JoinedAt == own.JoinedAt && p.UserId <= userId), cancellation) : (int?)null;
        return new ParticipationView(
            eventId, own.Status, own.JoinedAt, own.LeftAt, position, own.WatchedMs / 1000, (int)WatchTime.Interval.TotalSeconds);
    }

    public async Task<Page<ParticipantView>> ListAsync(
        Guid readerId, Guid eventId, ParticipantFilter status, PageRequest page, CancellationToken cancellation)
    {
        var role = await RequireAsync(readerId, eventId, cancellation);
        var isHost = role >= MemberRole.Admin;
        if (status == ParticipantFilter.Waiting && !isHost) throw Refusal.NotAllowed();

        var list = $"participants {eventId} {status}";
        var (at, id) = cursors.ReadTime(list, readerId, page.Cursor) ?? (DateTimeOffset.UnixEpoch, Guid.Empty);
        var listed = status == ParticipantFilter.Waiting ? ParticipantStatus.Waiting : ParticipantStatus.Joined;
        var shownAndNext = Of(eventId, listed)
            .Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.JoinedAt, p.UserId), ValueTuple.Create(at, id)))
            .OrderBy(p => p.JoinedAt).ThenBy(p => p.UserId).Take(page.Limit + 1);
        var rows = await (
            from participant in shownAndNext
            join user in db.Users.AsNoTracking() on participant.UserId equals user.Id
            join m in db.Set<Membership>().AsNoTracking()
                on new { participant.ConversationId, participant.UserId } equals new { m.ConversationId, m.UserId } into memberships
            from member in memberships.DefaultIfEmpty()
            orderby participant.JoinedAt, participant.UserId
            select new { participant, user, Role = member == null ? MemberRole.Member : member.Role }).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var seen = await cards.ForAsync(readerId, shown.ConvertAll(r => r.user), cancellation);
        var since = clock.GetUtcNow() - WatchTime.LongestGap;
        var items = shown.Zip(seen, (r, card) => new ParticipantView(
            r.participant.UserId,
            EventRoles.Of(r.Role),
            r.participant.JoinedAt,
            r.participant.SeenAt > since,
            isHost || r.participant.UserId == readerId ? r.participant.WatchedMs / 1000 : null,
            card)).ToList();
        return new Page<ParticipantView>(items, rows.Count > page.Limit ? cursors.Write(list, readerId, items[^1].JoinedAt, items[^1].UserId) : null);
    }

    /// <summary>Refuses whoever does not take part.</summary>
    /// <returns>Their role in the event's conversation: hosts are admins and the owner.</returns>
    public async Task<MemberRole> RequireAsync(Guid readerId, Guid eventId, CancellationToken cancellation)
    {
        var role = await db.Set<Membership>().Where(m => m.ConversationId == eventId && m.UserId == readerId && m.LeftSeq == null)
            .Select(m => (MemberRole?)m.Role).SingleOrDefaultAsync(cancellation);
        if (role is { } known) return known;

        await events.RequireSeenAsync(readerId, eventId, cancellation);
        throw Refusal.NotTakingPart();
    }

    /// <summary>Refuses whoever is no host of it.</summary>
    public async Task RequireHostAsync(Guid readerId, Guid eventId, CancellationToken cancellation)
    {
        if (await RequireAsync(readerId, eventId, cancellation) < MemberRole.Admin) throw Refusal.NotAllowed();
    }

    // Each by name, since each has an index of its own.
    private IQueryable<Participant> Of(Guid eventId, ParticipantStatus status)
    {
        var all = db.Set<Participant>().AsNoTracking().Where(p => p.ConversationId == eventId);
        return status == ParticipantStatus.Waiting
            ? all.Where(p => p.Status == ParticipantStatus.Waiting)
            : all.Where(p => p.Status == ParticipantStatus.Joined);
    }
}
