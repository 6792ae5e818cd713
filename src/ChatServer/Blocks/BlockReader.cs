using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Blocks;

/// <summary>Somebody whom you blocked.</summary>
/// <param name="User">What you see of each other: names alone.</param>
/// <param name="BlockedAt">Since when.</param>
public sealed record BlockView(UserCard User, DateTimeOffset BlockedAt);

/// <summary>Lists whom a person blocked, for themselves.</summary>
public sealed class BlockReader(ChatDbContext db, UserCards cards, Cursors cursors)
{
    private const string List = "blocks";

    public async Task<Page<BlockView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rows = await (
            from block in db.Set<Block>().AsNoTracking()
            join user in db.Users.AsNoTracking() on block.BlockedId equals user.Id
            where block.UserId == userId && block.BlockedId > after
            orderby block.BlockedId
            select new { user, block.BlockedAt }).Take(page.Limit + 1).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var seen = await cards.ForAsync(userId, shown.ConvertAll(r => r.user), cancellation);
        var items = shown.Zip(seen, (row, card) => new BlockView(card, row.BlockedAt)).ToList();
        return new Page<BlockView>(items, rows.Count > page.Limit ? cursors.Write(List, userId, items[^1].User.Id.ToString()) : null);
    }
}
