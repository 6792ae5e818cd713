using ChatServer.Blocks;
using ChatServer.Contacts;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary>The one door to the cards of others: each reader gets what that person shows to them.</summary>
public sealed class UserCards(ChatDbContext db, Relations relations, MediaLinks links)
{
    /// <summary>The cards of these people, in their order, with addresses that show the avatars to this reader alone.</summary>
    public async Task<List<UserCard>> ForAsync(Guid readerId, IReadOnlyCollection<User> users, CancellationToken cancellation)
    {
        var found = await relations.OfAsync(readerId, users.Select(u => u.Id), cancellation);
        return [.. users.Select(u => UserCard.Of(u, found[u.Id]).For(readerId, links))];
    }

    /// <summary>The cards as they are in events and in sync, which name the avatar only; one query, whatever it finds.</summary>
    public async Task<List<UserCard>> WithoutLinksAsync(Guid readerId, IQueryable<User> users, CancellationToken cancellation)
    {
        var apart = db.ApartFrom(readerId);
        var contacts = db.Set<Contact>().Where(c => c.UserId == readerId).Select(c => c.ContactId);
        var rows = await users.Select(user => new { user, IsApart = apart.Contains(user.Id), IsContact = contacts.Contains(user.Id) })
            .AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(r => UserCard.Of(r.user, Relations.Between(r.user.Id == readerId, r.IsApart, r.IsContact)));
    }
}
