using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Replaces what an event gives points for, as one of its hosts. Points that were given stay.</summary>
public sealed class SetRewardRules(HeldEvents heldEvents, ChatDbContext db)
{
    public async Task<RewardRulesView> RunAsync(Guid hostId, Guid eventId, RewardRulesView wanted, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        var rules = await db.Set<RewardRule>().FromSql($"select * from event_reward_rules where conversation_id = {eventId} order by kind for update")
            .ToListAsync(cancellation);
        var kinds = wanted.All().Select(w => w.Kind).ToHashSet();
        db.RemoveRange(rules.Where(r => !kinds.Contains(r.Kind)));
        foreach (var (kind, times) in wanted.All())
        {
            if (rules.Find(r => r.Kind == kind) is not { } rule)
            {
                rule = new RewardRule { ConversationId = eventId, Kind = kind, Points = times.Points, SinceSeq = held.Log.HeadOf(eventId) };
                db.Add(rule);
            }

            (rule.Points, rule.PerMinute, rule.PerHour, rule.PerEvent) = (times.Points, times.PerMinute, times.PerHour, times.PerEvent);
        }

        await held.Log.CommitAsync(cancellation);
        return wanted;
    }
}
