using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Somebody has more points, or fewer.</summary>
public sealed record PointsMoved(Guid EventId, Guid UserId) : Signal;

/// <summary>The one way into the ledger of points. All of it is in the transaction of the caller's <see cref="ChangeWrite"/>.</summary>
/// <remarks>
/// Rows are added and never changed; of one kind each occasion is there once, whoever adds it how often. What rules give is added for one event at a
/// time: its rules are locked, so that what they bound is counted exactly. Locks are taken in one order: rules, participants, balances.
/// </remarks>
public sealed class PointLedger(ChatDbContext db)
{
    /// <summary>Adds what the rules of an event give for these facts.</summary>
    /// <returns>How many entries there are to add, if nobody else has added them.</returns>
    public async Task<int> EarnAsync(ChangeWrite log, Guid eventId, IReadOnlyList<PointFact> facts, CancellationToken cancellation)
    {
        var rules = await db.Set<RewardRule>()
            .FromSql($"select * from event_reward_rules where conversation_id = {eventId} order by kind for update").AsNoTracking().ToListAsync(cancellation);
        var entries = Earning.Of(rules, facts.Zip(await BeforeAsync(eventId, facts, cancellation)));
        await AddAsync(log, entries, cancellation);
        return entries.Count;
    }

    /// <summary>Adds entries of one event, as far as they are not there.</summary>
    /// <exception cref="RefusalException">Somebody would have less than nothing.</exception>
    public async Task AddAsync(ChangeWrite log, IReadOnlyList<PointEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;

        try
        {
            // First of all there is a balance to add to: one that begins below zero is not one that falls below it.
            var (events, users) = (entries.Select(e => e.ConversationId).ToArray(), entries.Select(e => e.UserId).ToArray());
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into event_balances (conversation_id, user_id, points, earned, earned_at)
                select distinct p.conversation_id, p.user_id, 0, 0, {log.Now}
                from unnest({events}, {users}) e(conversation_id, user_id) join event_participants p using (conversation_id, user_id)
                order by 1, 2 on conflict (conversation_id, user_id) do nothing
                """,
                cancellation);
            foreach (var userId in await InsertAsync(entries, events, users, log.Now, cancellation)) log.Announce(new PointsMoved(events[0], userId));
        }
        catch (PostgresException refused) when (refused.ConstraintName == RewardsConfiguration.NotBelowZero)
        {
            throw Refusal.NotEnoughPoints();
        }
    }

    private Task<List<Guid>> InsertAsync(
        IReadOnlyList<PointEntry> entries, Guid[] events, Guid[] users, DateTimeOffset now, CancellationToken cancellation)
    {
        var (ids, kinds, occasions) = (
            entries.Select(e => e.Id).ToArray(), entries.Select(e => NameOf(e.Kind)).ToArray(), entries.Select(e => e.Occasion).ToArray());
        var (points, times) = (entries.Select(e => e.Points).ToArray(), entries.Select(e => e.At).ToArray());
        var (reasons, hosts) = (entries.Select(e => e.Reason).ToArray(), entries.Select(e => e.ById).ToArray());
        return db.Database.SqlQuery<Guid>(
            $"""
            with added as (
                insert into event_points (conversation_id, user_id, id, kind, occasion, points, at, reason, by_id)
                select e.* from unnest({events}, {users}, {ids}, {kinds}, {occasions}, {points}, {times}, {reasons}, {hosts})
                    e(conversation_id, user_id, id, kind, occasion, points, at, reason, by_id)
                join event_participants p on p.conversation_id = e.conversation_id and p.user_id = e.user_id
                order by e.conversation_id, e.user_id, e.id
                on conflict (conversation_id, user_id, kind, occasion) do nothing
                returning conversation_id, user_id, kind, points),
            sums as (
                select conversation_id, user_id, sum(points) as points,
                    coalesce(sum(points) filter (where kind not in ('redeemed', 'returned')), 0) as earned
                from added group by conversation_id, user_id)
            update event_balances b set points = b.points + s.points, earned = b.earned + s.earned,
                earned_at = case when s.earned = 0 then b.earned_at else {now} end
            from sums s where b.conversation_id = s.conversation_id and b.user_id = s.user_id
            returning b.user_id as "Value"
            """).ToListAsync(cancellation);
    }

    private async Task<List<GivenBefore>> BeforeAsync(Guid eventId, IReadOnlyList<PointFact> facts, CancellationToken cancellation)
    {
        var (users, kinds) = (facts.Select(f => f.UserId).ToArray(), facts.Select(f => NameOf((PointKind)f.Kind)).ToArray());
        var (occasions, times) = (facts.Select(f => f.Occasion).ToArray(), facts.Select(f => f.At).ToArray());
        return await db.Database.SqlQuery<GivenBefore>(
            $"""
            select
                exists (select from event_points p where p.conversation_id = {eventId} and p.user_id = f.user_id and p.kind = f.kind
                    and p.occasion = f.occasion) as "IsGiven",
                (select count(*) from event_points p where p.conversation_id = {eventId} and p.user_id = f.user_id and p.kind = f.kind
                    and p.at >= date_trunc('minute', f.at, 'UTC') and p.at < date_trunc('minute', f.at, 'UTC') + interval '1 minute') as "InMinute",
                (select count(*) from event_points p where p.conversation_id = {eventId} and p.user_id = f.user_id and p.kind = f.kind
                    and p.at >= date_trunc('hour', f.at, 'UTC') and p.at < date_trunc('hour', f.at, 'UTC') + interval '1 hour') as "InHour",
                (select count(*) from event_points p where p.conversation_id = {eventId} and p.user_id = f.user_id and p.kind = f.kind) as "InEvent"
            from unnest({users}, {kinds}, {occasions}, {times}) with ordinality f(user_id, kind, occasion, at, n) order by f.n
            """).ToListAsync(cancellation);
    }

    private static string NameOf(PointKind kind) => kind.ToString().ToLowerInvariant();
}
