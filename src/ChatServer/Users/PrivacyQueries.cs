using ChatServer.Blocks;
using ChatServer.Contacts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary><see cref="AudienceRule"/> where the database must decide.</summary>
public static class PrivacyQueries
{
    /// <summary>Those who let this person in.</summary>
    /// <param name="setting">The name of a setting of <see cref="User"/>, such as <see cref="User.FoundBy"/>.</param>
    public static IQueryable<User> Including(this ChatDbContext db, Guid userId, string setting)
    {
        var apart = db.ApartFrom(userId);
        var contacts = db.Set<Contact>().Where(c => c.UserId == userId).Select(c => c.ContactId);
        return db.Users.Where(u => u.Id == userId || (!apart.Contains(u.Id)
            && (EF.Property<Audience>(u, setting) == Audience.Everybody
                || (EF.Property<Audience>(u, setting) == Audience.Contacts && contacts.Contains(u.Id)))));
    }
}
