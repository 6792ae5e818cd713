using System.Globalization;
using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Chains;

/// <summary>Lists the entries of a chain, newest first. Whoever calls decides who may read it.</summary>
public sealed class ChainReader<TEntry>(ChatDbContext db, Cursors cursors)
    where TEntry : ChainEntry, IChained
{
    public async Task<Page<TView>> ListAsync<TView>(
        Guid readerId, Guid chainId, ChainFilter<TEntry> filter, PageRequest page, Func<TEntry, TView> view, CancellationToken cancellation)
    {
        var place = cursors.Read(TEntry.ChainName, readerId, page.Cursor);
        var before = place is null ? long.MaxValue : long.Parse(place, CultureInfo.InvariantCulture);
        var entries = filter.Of(db.Set<TEntry>().AsNoTracking().Where(e => e.ChainId == chainId && e.Number < before));
        var found = await entries.OrderByDescending(e => e.Number).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = found.Take(page.Limit).ToList();
        var next = found.Count > items.Count ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<TView>([.. items.Select(view)], next is null ? null : cursors.Write(TEntry.ChainName, readerId, next));
    }
}
