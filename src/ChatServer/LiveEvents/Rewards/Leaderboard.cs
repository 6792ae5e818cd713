using System.Globalization;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>Somebody's place among those who have points.</summary>
/// <param name="Rank">1 for the first, as of when the page was read.</param>
/// <param name="UserId">Who it is.</param>
/// <param name="Earned">What they got.</param>
/// <param name="EarnedAt">Since when they have as many: of those with as many the first comes first.</param>
/// <param name="User">What others see of them.</param>
public sealed record RankView(int Rank, Guid UserId, long Earned, DateTimeOffset EarnedAt, UserCard User);

/// <summary>Ranks those who have points in an event, for those who take part.</summary>
public sealed class Leaderboard(ChatDbContext db, ParticipantReader participants, UserCards cards, Cursors cursors)
{
    public async Task<Page<RankView>> ReadAsync(Guid readerId, Guid eventId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"ranks {eventId}";
        var after = PlaceOf(cursors.Read(list, readerId, page.Cursor));
        await participants.RequireAsync(readerId, eventId, cancellation);

        var ranked = db.Set<PointBalance>().AsNoTracking().Where(b => b.ConversationId == eventId && b.Earned > 0 && b.Earned <= after.Earned
                && (b.Earned < after.Earned || EF.Functions.GreaterThan(ValueTuple.Create(b.EarnedAt, b.UserId), ValueTuple.Create(after.At, after.UserId))))
            .OrderByDescending(b => b.Earned).ThenBy(b => b.EarnedAt).ThenBy(b => b.UserId).Take(page.Limit + 1);
        var rows = await (
            from balance in ranked
            join user in db.Users.AsNoTracking() on balance.UserId equals user.Id
            orderby balance.Earned descending, balance.EarnedAt, balance.UserId
            select new { balance, user }).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var seen = await cards.ForAsync(readerId, shown.ConvertAll(r => r.user), cancellation);
        var items = shown.Select((r, i) => new RankView(after.Rank + 1 + i, r.user.Id, r.balance.Earned, r.balance.EarnedAt, seen[i])).ToList();
        return new Page<RankView>(items, rows.Count > page.Limit ? cursors.Write(list, readerId, Place.Of(items[^1]).ToString()) : null);
    }

    private static Place PlaceOf(string? cursor)
    {
        if (cursor?.Split(' ') is not [var rank, var earned, var ticks, var userId]) return new Place(0, long.MaxValue, DateTimeOffset.UnixEpoch, Guid.Empty);

        var invariant = CultureInfo.InvariantCulture;
        return new Place(
            int.Parse(rank, invariant), long.Parse(earned, invariant), new DateTimeOffset(long.Parse(ticks, invariant), TimeSpan.Zero), Guid.Parse(userId));
    }

    /// <summary>After whom a page begins.</summary>
    private sealed record Place(int Rank, long Earned, DateTimeOffset At, Guid UserId)
    {
        public static Place Of(RankView last) => new(last.Rank, last.Earned, last.EarnedAt, last.UserId);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank} {Earned} {At.UtcTicks} {UserId}");
    }
}
