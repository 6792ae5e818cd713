using System.ComponentModel.DataAnnotations;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>What people are to get for their points.</summary>
/// <param name="Title" example="A tin of tea">1 to 200 characters.</param>
/// <param name="Cost" example="100">Points that it takes, 1 to 1,000,000.</param>
/// <param name="Stock" example="20">How many there are, 1 to 1,000,000; null: any number.</param>
/// <param name="PerPerson" example="1">How many one person gets, 1 to 1,000,000; null: any number.</param>
public sealed record OfferRewardRequest(
    [TextLimit(1, EventReward.MaxTitleLength)] string Title,
    [Range(1, EventReward.MaxCost, ErrorMessage = OfferRewardRequest.Bounds)] int Cost,
    [Range(1, EventReward.MaxStock, ErrorMessage = OfferRewardRequest.Bounds)] int? Stock = null,
    [Range(1, EventReward.MaxStock, ErrorMessage = OfferRewardRequest.Bounds)] int? PerPerson = null)
{
    internal const string Bounds = "It must be from 1 to 1000000.";
}

/// <summary>Offers a reward in an event, or takes it away, as one of its hosts.</summary>
public sealed class OfferReward(HeldEvents heldEvents, PostingRules rules, ChatDbContext db)
{
    public async Task<RewardView> RunAsync(Guid hostId, Guid eventId, OfferRewardRequest request, CancellationToken cancellation)
    {
        var title = ShortText.Parse(request.Title, "title", EventReward.MaxTitleLength);
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        await rules.RequireAsync(NewText.Standing(hostId, SaidAs.Title, [(null, title)]), cancellation);
        var offered = await db.Set<EventReward>().CountAsync(r => r.ConversationId == eventId && r.WithdrawnAt == null, cancellation);
        if (offered >= EventReward.MaxRewards) throw Refusal.TooManyRewards();

        var reward = new EventReward
        {
            ConversationId = eventId,
            Id = Guid.CreateVersion7(),
            Title = title,
            Cost = request.Cost,
            Stock = request.Stock,
            PerPerson = request.PerPerson,
        };
        db.Add(reward);
        await held.Log.CommitAsync(cancellation);
        return RewardView.Of(reward);
    }

    public async Task WithdrawAsync(Guid hostId, Guid eventId, Guid rewardId, CancellationToken cancellation)
    {
        await using var held = await heldEvents.LockAsync(hostId, eventId, MemberRole.Admin, cancellation);
        var now = held.Log.Now;
        var withdrawn = await db.Set<EventReward>().Where(r => r.ConversationId == eventId && r.Id == rewardId && r.WithdrawnAt == null)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.WithdrawnAt, now), cancellation);
        if (withdrawn == 0) throw Refusal.NoSuchReward();
        await held.Log.CommitAsync(cancellation);
    }
}
