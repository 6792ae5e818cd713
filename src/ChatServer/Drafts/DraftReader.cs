using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Drafts;

/// <summary>Reads a person's own drafts, of conversations that they are in.</summary>
public sealed class DraftReader(ChatDbContext db, Cursors cursors)
{
    private const string List = "drafts";

    public async Task<Page<DraftView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rows = await (
            from draft in db.Set<Draft>().AsNoTracking()
            join member in db.Set<Membership>() on new { draft.ConversationId, draft.UserId } equals new { member.ConversationId, member.UserId }
            where draft.UserId == userId && draft.ConversationId > after && member.LeftSeq == null
            orderby draft.ConversationId
            select draft).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = rows.Take(page.Limit).Select(DraftView.Of).ToList();
        return new Page<DraftView>(items, rows.Count > page.Limit ? cursors.Write(List, userId, items[^1].ConversationId.ToString()) : null);
    }
}
