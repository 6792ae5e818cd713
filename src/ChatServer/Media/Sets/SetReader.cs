using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Media.Avatars;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

/// <summary>Reads sets and what is in them, for those who may use them.</summary>
public sealed class SetReader(ChatDbContext db, MediaSets sets, Memberships memberships, MediaLinks links, Cursors cursors)
{
    /// <summary>In the order in which they were made.</summary>
    public async Task<Page<SetView>> ListAsync(
        Guid readerId, SetKind? kind, Guid? conversationId, PageRequest page, CancellationToken cancellation)
    {
        var list = $"sets {kind} {conversationId}";
        var place = cursors.Read(list, readerId, page.Cursor);
        if (conversationId is { } group) await memberships.RequireAsync(readerId, group, cancellation);

        var usable = sets.UsableBy(readerId);
        if (conversationId is not null) usable = usable.Where(s => s.ConversationId == conversationId);
        if (kind is not null) usable = usable.Where(s => s.Kind == kind);
        if (place is not null)
        {
            var last = Guid.Parse(place);
            usable = usable.Where(s => s.Id > last);
        }

        var rows = await usable.OrderBy(s => s.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(SetView.Of).ToList();
        return new Page<SetView>(items, rows.Count > page.Limit ? cursors.Write(list, readerId, $"{items[^1].Id}") : null);
    }

    public async Task<SetView> ReadAsync(Guid readerId, Guid setId, CancellationToken cancellation)
    {
        var set = await sets.RequireAsync(readerId, setId, cancellation);
        return SetView.Of(set) with { Items = await ReadAsync(readerId, OfSet(setId), cancellation) };
    }

    public async Task<SetItemView> ItemAsync(Guid readerId, Guid setId, string name, CancellationToken cancellation) =>
        (await ReadAsync(readerId, OfSet(setId).Where(i => i.Name == name), cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchSetItem();

    /// <summary>All emoji that members may use in this conversation: those of its sets, set by set.</summary>
    /// <param name="name">Only those of this name; null for all.</param>
    public async Task<Page<SetItemView>> EmojiAsync(
        Guid readerId, Guid conversationId, string? name, PageRequest page, CancellationToken cancellation)
    {
        var list = $"emoji {conversationId} {name}";
        var place = cursors.Read(list, readerId, page.Cursor)?.Split(' ');
        await memberships.RequireAsync(readerId, conversationId, cancellation);

        var ofGroup = db.Set<MediaSet>().Where(s => s.ConversationId == conversationId && s.Kind == SetKind.Emoji);
        var items = db.Set<MediaSetItem>().AsNoTracking().Where(i => ofGroup.Any(s => s.Id == i.SetId));
        if (name is not null) items = items.Where(i => i.Name == name);
        if (place is [var set, var position])
        {
            var (lastSet, last) = (Guid.Parse(set), long.Parse(position, CultureInfo.InvariantCulture));
            items = items.Where(i => EF.Functions.GreaterThan(ValueTuple.Create(i.SetId, i.Position), ValueTuple.Create(lastSet, last)));
        }

        var rows = await ReadAsync(readerId, items.OrderBy(i => i.SetId).ThenBy(i => i.Position).Take(page.Limit + 1), cancellation);
        if (rows.Count <= page.Limit) return new Page<SetItemView>(rows, null);

        var end = rows[page.Limit - 1];
        return new Page<SetItemView>(
            rows[..page.Limit], cursors.Write(list, readerId, string.Create(CultureInfo.InvariantCulture, $"{end.SetId} {end.Position}")));
    }

    private IQueryable<MediaSetItem> OfSet(Guid setId) => db.Set<MediaSetItem>().AsNoTracking().Where(i => i.SetId == setId);

    private async Task<List<SetItemView>> ReadAsync(Guid readerId, IQueryable<MediaSetItem> items, CancellationToken cancellation)
    {
        var rows = await (
            from item in items
            join media in db.Set<MediaItem>() on item.MediaId equals media.Id
            orderby item.SetId, item.Position
            select new SetItemView(item.SetId, item.Name, media.Id, media.Status, media.Width, media.Height, media.Placeholder, null, null)
            {
                Position = item.Position,
                IsLarge = media.Variants.Any(v => v.Name == AvatarView.Large),
            }).ToListAsync(cancellation);
        return rows.ConvertAll(item => links.Sign(readerId, item));
    }
}
