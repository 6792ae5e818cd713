using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>A media in a conversation, with the message that it is in.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Seq">Its position in the conversation.</param>
/// <param name="SenderId">Who sent it.</param>
/// <param name="SentAt">When.</param>
/// <param name="Media">The media itself.</param>
public sealed record ConversationMediaItem(Guid MessageId, long Seq, Guid SenderId, DateTimeOffset SentAt, MediaView Media);

/// <summary>Lists what was sent to a conversation, newest first, for one of its members.</summary>
public sealed class ConversationMedia(ChatDbContext db, Memberships memberships, MediaLinks links, Cursors cursors, TimeProvider clock)
{
    public async Task<Page<ConversationMediaItem>> ListAsync(
        Guid readerId, Guid conversationId, MediaKind? kind, PageRequest page, CancellationToken cancellation)
    {
        var list = string.Create(CultureInfo.InvariantCulture, $"media {conversationId} {kind}");
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);

        var uses = db.Set<MediaUse>().AsNoTracking().Where(u => u.ConversationId == conversationId && u.Seq > membership.HistorySeq);
        if (kind is not null) uses = uses.Where(u => u.Kind == kind);
        if (place is [var seq, var position])
        {
            var last = (short)position;
            uses = uses.Where(u => EF.Functions.LessThan(ValueTuple.Create(u.Seq, u.Position), ValueTuple.Create(seq, last)));
        }

        var rows = await (
            from use in uses.OrderByDescending(u => u.Seq).ThenByDescending(u => u.Position).Take(page.Limit + 1)
            join message in db.Set<Message>().AsNoTracking()
                on new { use.ConversationId, use.Seq } equals new { message.ConversationId, message.Seq }
            join media in db.Set<MediaItem>().AsNoTracking().Include(m => m.Variants) on use.MediaId equals media.Id
            orderby use.Seq descending, use.Position descending
            select new { use, message, media }).AsSingleQuery().ToListAsync(cancellation);

        // What has had its time is passed over here, and not in the query: the place of the next page is that of the last row.
        var now = clock.GetUtcNow();
        var items = rows.Take(page.Limit).Where(r => !r.message.IsGone(now))
            .Select(r => new ConversationMediaItem(
                r.message.Id, r.use.Seq, r.message.SenderId, r.message.CreatedAt, links.Sign(readerId, MediaView.Of(r.media))))
            .ToList();
        if (rows.Count <= page.Limit) return new Page<ConversationMediaItem>(items, null);

        var end = rows[page.Limit - 1].use;
        return new Page<ConversationMediaItem>(
            items, cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{end.Seq} {end.Position}")));
    }
}
