using ChatServer.Changes;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>How a reward is redeemed.</summary>
/// <param name="ClientId">A UUID of the client's making, one for each redemption; a repeated request is told by it.</param>
public sealed record RedeemRewardRequest(Guid ClientId);

/// <summary>Gives points for a reward: never more than one has, and never more rewards than there are. Repeating a request answers with the first.</summary>
/// <remarks>Locks are taken in one order: the person's part in the event, the redemption, the reward, and last, in the ledger, the balance.</remarks>
public sealed class RedeemReward(ChangeLog changes, ParticipantReader participants, PointLedger ledger, ChatDbContext db)
{
    public async Task<(RedemptionView Redemption, bool IsNew)> RunAsync(
        Guid userId, Guid eventId, Guid rewardId, RedeemRewardRequest request, CancellationToken cancellation)
    {
        await participants.RequireAsync(userId, eventId, cancellation);
        await using var log = await changes.BeginAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"select from event_participants where conversation_id = {eventId} and user_id = {userId} for no key update", cancellation);
        var reward = await HoldAsync(eventId, rewardId, cancellation);
        var own = db.Set<Redemption>().Where(r => r.ConversationId == eventId && r.UserId == userId);
        if (await own.AsNoTracking().SingleOrDefaultAsync(r => r.ClientId == request.ClientId, cancellation) is { } first)
            return first.RewardId == rewardId ? (RedemptionView.Of(first, reward.Title), false) : throw Refusal.ClientIdReused();

        if (reward.WithdrawnAt is not null) throw Refusal.NoSuchReward();
        if (reward.Stock == 0) throw Refusal.NoneLeft();
        if (await own.CountAsync(r => r.RewardId == rewardId && r.Status != RedemptionStatus.Cancelled, cancellation) >= reward.PerPerson)
            throw Refusal.EnoughRedeemed();

        var redemption = new Redemption
        {
            ConversationId = eventId,
            Id = Guid.CreateVersion7(),
            RewardId = rewardId,
            UserId = userId,
            ClientId = request.ClientId,
            Cost = reward.Cost,
            At = log.Now,
        };
        reward.Stock--;
        db.Add(redemption);
        await ledger.AddAsync(log, [EntryOf(redemption, PointKind.Redeemed, -redemption.Cost, log.Now)], cancellation);
        await log.CommitAsync(cancellation);
        return (RedemptionView.Of(redemption, reward.Title), true);
    }

    /// <summary>Marks what was redeemed as handed out, or takes it back, as one of the event's hosts. Doing the same again changes nothing.</summary>
    public async Task<RedemptionView> CloseAsync(
        Guid hostId, Guid eventId, Guid redemptionId, RedemptionStatus status, CancellationToken cancellation)
    {
        await participants.RequireHostAsync(hostId, eventId, cancellation);
        await using var log = await changes.BeginAsync(cancellation);
        var redemption = await db.Set<Redemption>()
            .FromSql($"select * from event_redemptions where conversation_id = {eventId} and id = {redemptionId} for update")
            .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchRedemption();
        var reward = await HoldAsync(eventId, redemption.RewardId, cancellation);
        if (redemption.Status == status) return RedemptionView.Of(redemption, reward.Title);
        if (redemption.Status != RedemptionStatus.Open) throw Refusal.RedemptionClosed();

        (redemption.Status, redemption.ClosedAt) = (status, log.Now);
        if (status == RedemptionStatus.Cancelled)
        {
            reward.Stock++;
            await ledger.AddAsync(log, [EntryOf(redemption, PointKind.Returned, redemption.Cost, log.Now)], cancellation);
        }

        await log.CommitAsync(cancellation);
        return RedemptionView.Of(redemption, reward.Title);
    }

    private async Task<EventReward> HoldAsync(Guid eventId, Guid rewardId, CancellationToken cancellation) =>
        await db.Set<EventReward>().FromSql($"select * from event_rewards where conversation_id = {eventId} and id = {rewardId} for update")
            .SingleOrDefaultAsync(cancellation) ?? throw Refusal.NoSuchReward();

    private static PointEntry EntryOf(Redemption r, PointKind kind, int points, DateTimeOffset at) => new()
    {
        ConversationId = r.ConversationId,
        UserId = r.UserId,
        Kind = kind,
        Occasion = r.Id,
        Points = points,
        At = at,
    };
}
