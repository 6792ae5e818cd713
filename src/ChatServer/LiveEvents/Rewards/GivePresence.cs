using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Gives points for being there and for minutes watched, which no log tells: what is missing by what participants' rows say.</summary>
/// <remarks>
/// Whatever a kill takes the next round gives. Rounds go on until some time after the end, so that heartbeats that were written late count; then the
/// rules are settled, and nobody looks at the event any more.
/// </remarks>
internal sealed class GivePresence(ChangeLog changes, PointLedger ledger, ChatDbContext db, TimeProvider clock) : IJobHandler
{
    private const int AtOnce = 1_000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(5);

    public static string Kind => "events.presence";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var unsettled = await db.Set<RewardRule>()
            .Where(r => r.SettledAt == null && (r.Kind == RewardedKind.Joined || r.Kind == RewardedKind.Watched))
            .Join(db.Set<LiveEvent>(), r => r.ConversationId, e => e.ConversationId, (_, e) => new { e.ConversationId, e.State, e.EndedAt })
            .Where(e => e.State == EventState.Live || e.State == EventState.Ended).Distinct().ToListAsync(cancellation);
        foreach (var due in unsettled)
        {
            while (await GiveSomeAsync(due.ConversationId, cancellation) == AtOnce) db.ChangeTracker.Clear();
            if (due.EndedAt < now - SettledAfter) await SettleAsync(due.ConversationId, now, cancellation);
        }

        return Every;
    }

    /// <returns>How many entries were given, at most <see cref="AtOnce"/>.</returns>
    private async Task<int> GiveSomeAsync(Guid eventId, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        var missing = await db.Database.SqlQuery<Missing>(
            $"""
            select p.user_id as "UserId", r.kind as "Kind", n::int as "Number"
            from event_reward_rules r join event_participants p on p.conversation_id = r.conversation_id
            cross join lateral (
                select count(*) as times from event_points g where g.conversation_id = r.conversation_id and g.user_id = p.user_id and g.kind = r.kind) given
            cross join lateral (
                select case when r.kind = 'watched' then p.watched_ms / 60000 when p.status = 'joined' then 1 else 0 end as times) due
            cross join lateral generate_series(given.times + 1, least(due.times, r.per_event)) n
            where r.conversation_id = {eventId} and r.kind in ('joined', 'watched')
            order by p.user_id, r.kind, n limit {AtOnce}
            """).ToListAsync(cancellation);
        if (missing.Count == 0) return 0;

        var facts = missing.ConvertAll(m => new PointFact(
            eventId, m.UserId, Enum.Parse<RewardedKind>(m.Kind, ignoreCase: true), new Guid(m.Number, 0, 0, new byte[8]), Seq: null, log.Now));
        var given = await ledger.EarnAsync(log, eventId, facts, cancellation);
        await log.CommitAsync(cancellation);
        return given;
    }

    private Task<int> SettleAsync(Guid eventId, DateTimeOffset now, CancellationToken cancellation) => db.Set<RewardRule>()
        .Where(r => r.ConversationId == eventId && r.SettledAt == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.SettledAt, now), cancellation);

    private sealed record Missing(Guid UserId, string Kind, int Number);
}
