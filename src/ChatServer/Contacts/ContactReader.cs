using System.Linq.Expressions;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Contacts;

/// <summary>One of your contacts.</summary>
/// <param name="User">What they show of themselves to you.</param>
/// <param name="Alias">Your own name for them, of at most 80 characters; null where you gave none.</param>
/// <param name="Favourite">Whether they are one of your favourites.</param>
/// <param name="MutedUntil">Until then nothing that they do disturbs you; null if they are not muted.</param>
/// <param name="Since">Since when you are contacts.</param>
public sealed record ContactView(UserCard User, string? Alias, bool Favourite, DateTimeOffset? MutedUntil, DateTimeOffset Since);

/// <summary>Who asked whom.</summary>
public enum RequestDirection
{
    /// <summary>They asked you.</summary>
    Incoming,

    /// <summary>You asked them.</summary>
    Outgoing,
}

/// <summary>A request to be contacts that waits for an answer.</summary>
/// <param name="User">The other person.</param>
/// <param name="Direction">incoming: they asked you; outgoing: you asked them.</param>
/// <param name="Note">What the one who asked wrote with it.</param>
/// <param name="AskedAt">When it was made.</param>
public sealed record ContactRequestView(UserCard User, RequestDirection Direction, string? Note, DateTimeOffset AskedAt);

/// <summary>Reads a person's own contacts, and the requests that wait for an answer.</summary>
public sealed class ContactReader(ChatDbContext db, UserCards cards, Cursors cursors)
{
    public async Task<Page<ContactView>> ListAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        const string list = "contacts";
        var after = cursors.Read(list, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var views = await ReadAsync(userId, c => c.UserId == userId && c.ContactId > after, page.Limit + 1, cancellation);

        var items = views.Take(page.Limit).ToList();
        return new Page<ContactView>(items, views.Count > page.Limit ? cursors.Write(list, userId, items[^1].User.Id.ToString()) : null);
    }

    public async Task<ContactView> ReadAsync(Guid userId, Guid contactId, CancellationToken cancellation) =>
        (await ReadAsync(userId, c => c.UserId == userId && c.ContactId == contactId, 1, cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchContact();

    public async Task<Page<ContactRequestView>> ListRequestsAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        const string list = "contact requests";
        var after = cursors.Read(list, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rows = await (
            from request in db.Set<ContactRequest>().AsNoTracking()
            where request.RefusedAt == null && (request.FromId == userId || request.ToId == userId)
            join user in db.Users.AsNoTracking() on request.FromId == userId ? request.ToId : request.FromId equals user.Id
            where user.Id > after
            orderby user.Id
            select new { user, request }).Take(page.Limit + 1).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var seen = await cards.ForAsync(userId, shown.ConvertAll(r => r.user), cancellation);
        var items = shown.Zip(seen, (row, card) => new ContactRequestView(
            card, row.request.FromId == userId ? RequestDirection.Outgoing : RequestDirection.Incoming, row.request.Note, row.request.AskedAt)).ToList();
        return new Page<ContactRequestView>(items, rows.Count > page.Limit ? cursors.Write(list, userId, items[^1].User.Id.ToString()) : null);
    }

    private async Task<List<ContactView>> ReadAsync(
        Guid userId, Expression<Func<Contact, bool>> which, int limit, CancellationToken cancellation)
    {
        var rows = await (
            from contact in db.Set<Contact>().AsNoTracking().Where(which)
            join user in db.Users.AsNoTracking() on contact.ContactId equals user.Id
            orderby contact.ContactId
            select new { user, contact }).Take(limit).ToListAsync(cancellation);
        var seen = await cards.ForAsync(userId, rows.ConvertAll(r => r.user), cancellation);
        return [.. rows.Zip(seen, (row, card) => new ContactView(card, row.contact.Alias, row.contact.IsFavourite, row.contact.MutedUntil, row.contact.Since))];
    }
}
