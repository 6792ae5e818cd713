using System.Globalization;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>Which redemptions to list.</summary>
public sealed class RedemptionListRequest
{
    /// <summary>open: what is to be handed out; handed, or cancelled.</summary>
    public RedemptionStatus Status { get; init; }
}

/// <summary>Reads what there is for points in an event, for those who take part; what others redeemed, for its hosts.</summary>
public sealed class RewardReader(ChatDbContext db, ParticipantReader participants, UserCards cards, Cursors cursors)
{
    public async Task<Page<RewardView>> ListAsync(Guid readerId, Guid eventId, CancellationToken cancellation)
    {
        await participants.RequireAsync(readerId, eventId, cancellation);
        var rewards = await db.Set<EventReward>().AsNoTracking().Where(r => r.ConversationId == eventId && r.WithdrawnAt == null)
            .OrderBy(r => r.Id).ToListAsync(cancellation);
        return new Page<RewardView>(rewards.ConvertAll(RewardView.Of), null);
    }

    /// <summary>One's own, the oldest first.</summary>
    public async Task<Page<RedemptionView>> OwnAsync(Guid userId, Guid eventId, PageRequest page, CancellationToken cancellation)
    {
        await participants.RequireAsync(userId, eventId, cancellation);
        return await PageOfAsync($"own redemptions {eventId}", userId, page, eventId, r => r.Where(x => x.UserId == userId), cancellation);
    }

    /// <summary>Everybody's, the oldest first.</summary>
    public async Task<Page<RedemptionView>> AllAsync(
        Guid hostId, Guid eventId, RedemptionStatus status, PageRequest page, CancellationToken cancellation)
    {
        await participants.RequireHostAsync(hostId, eventId, cancellation);
        var found = await PageOfAsync($"redemptions {eventId} {status}", hostId, page, eventId, r => r.Where(x => x.Status == status), cancellation);
        var ids = found.Items.Select(r => r.UserId).ToHashSet();
        var people = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellation);
        var seen = (await cards.ForAsync(hostId, people, cancellation)).ToDictionary(c => c.Id);
        return found with { Items = [.. found.Items.Select(r => r with { User = seen.GetValueOrDefault(r.UserId) })] };
    }

    private async Task<Page<RedemptionView>> PageOfAsync(
        string list, Guid readerId, PageRequest page, Guid eventId, Func<IQueryable<Redemption>, IQueryable<Redemption>> which, CancellationToken cancellation)
    {
        var after = cursors.Read(list, readerId, page.Cursor) is { } place ? Guid.Parse(place, CultureInfo.InvariantCulture) : Guid.Empty;
        var some = which(db.Set<Redemption>().AsNoTracking().Where(r => r.ConversationId == eventId && r.Id > after)).OrderBy(r => r.Id).Take(page.Limit + 1);
        var rows = await (
            from redemption in some
            join reward in db.Set<EventReward>() on new { redemption.ConversationId, Id = redemption.RewardId } equals new { reward.ConversationId, reward.Id }
            orderby redemption.Id
            select new { redemption, reward.Title }).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(r => RedemptionView.Of(r.redemption, r.Title)).ToList();
        return new Page<RedemptionView>(items, rows.Count > page.Limit ? cursors.Write(list, readerId, $"{items[^1].Id}") : null);
    }
}
