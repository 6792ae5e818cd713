using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Scheduled;

/// <summary>Lists what a person has scheduled, the next one first; also where they are no member any more, since it is theirs.</summary>
public sealed class ScheduledReader(ChatDbContext db, Cursors cursors)
{
    private const string List = "scheduled";

    public async Task<Page<ScheduledMessageView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var own = db.Set<ScheduledMessage>().AsNoTracking().Where(s => s.UserId == userId);
        if (cursors.ReadTime(List, userId, page.Cursor) is var (at, id))
            own = own.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.SendAt, s.Id), ValueTuple.Create(at, id)));

        var rows = await own.OrderBy(s => s.SendAt).ThenBy(s => s.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(ScheduledMessageView.Of).ToList();
        if (rows.Count <= page.Limit) return new Page<ScheduledMessageView>(items, null);

        var end = items[^1];
        return new Page<ScheduledMessageView>(items, cursors.Write(List, userId, end.SendAt, end.Id));
    }
}
