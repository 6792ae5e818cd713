using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Bookmarks;

/// <summary>A message of one's bookmarks.</summary>
/// <param name="BookmarkedAt">When it was bookmarked.</param>
/// <param name="Message">The message as it is now.</param>
public sealed record BookmarkView(DateTimeOffset BookmarkedAt, MessageView Message);

/// <summary>Lists a person's bookmarks, newest first, without what they cannot see any more.</summary>
public sealed class BookmarkReader(ChatDbContext db, MediaOfMessages mediaOfMessages, Cursors cursors, TimeProvider clock)
{
    private const string List = "bookmarks";

    public async Task<Page<BookmarkView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var own = db.Set<Bookmark>().AsNoTracking().Where(b => b.UserId == userId);
        if (cursors.Read(List, userId, page.Cursor)?.Split(' ') is [var ticks, var id, var at])
        {
            var time = new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
            var place = (Time: time, Id: Guid.Parse(id), Seq: long.Parse(at, CultureInfo.InvariantCulture));
            own = own.Where(b => EF.Functions.LessThan(
                ValueTuple.Create(b.BookmarkedAt, b.ConversationId, b.Seq), ValueTuple.Create(place.Time, place.Id, place.Seq)));
        }

        var rows = await (
            from bookmark in own
            join member in db.Set<Membership>() on new { bookmark.ConversationId, bookmark.UserId } equals new { member.ConversationId, member.UserId }
            join message in db.Set<Message>().AsNoTracking()
                on new { bookmark.ConversationId, bookmark.Seq } equals new { message.ConversationId, message.Seq }
            where member.LeftSeq == null && message.Seq > member.HistorySeq
            orderby bookmark.BookmarkedAt descending, bookmark.ConversationId descending, bookmark.Seq descending
            select new { bookmark, message }).Take(page.Limit + 1).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var views = shown.ConvertAll(r => MessageView.Of(r.message, clock.GetUtcNow()));
        await mediaOfMessages.AddForAsync(userId, views, cancellation);
        var items = shown.Zip(views, (r, view) => new BookmarkView(r.bookmark.BookmarkedAt, view)).ToList();
        return new Page<BookmarkView>(items, rows.Count > page.Limit ? cursors.Write(List, userId, Place(shown[^1].bookmark)) : null);
    }

    private static string Place(Bookmark b) =>
        string.Create(CultureInfo.InvariantCulture, $"{b.BookmarkedAt.UtcTicks} {b.ConversationId} {b.Seq}");
}
