using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary>Reads people as others see them.</summary>
public sealed class UserReader(ChatDbContext db, UserCards cards, MediaLinks links, Cursors cursors)
{
    public const int MaxIds = 100;

    // No name that begins so is longer.
    public const int MaxSearchLength = User.MaxDisplayNameLength;

    public async Task<OwnProfile> ReadOwnAsync(Guid userId, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.DeletedAt == null, cancellation) is { } user
            ? OwnProfile.Of(user, links)
            : throw Refusal.NotSignedIn();

    /// <summary>The card of anybody who has, or had, an account.</summary>
    public async Task<UserCard> ReadAsync(Guid readerId, Guid userId, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellation) is { } user
            ? (await cards.ForAsync(readerId, [user], cancellation))[0]
            : throw Refusal.NoSuchUser();

    /// <summary>The cards of these people, by name; ids of nobody are passed over.</summary>
    public async Task<IReadOnlyList<UserCard>> ReadAsync(Guid readerId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation)
    {
        if (userIds.Count > MaxIds) throw Refusal.InvalidRequest("ids", $"There may be at most {MaxIds}.");

        var users = await db.Users.AsNoTracking()
            .Where(u => userIds.Contains(u.Id))
            .OrderBy(u => u.NameKey).ThenBy(u => u.Id)
            .ToListAsync(cancellation);
        return await cards.ForAsync(readerId, users, cancellation);
    }

    // As names are stored: composed. Query strings come here unread by any rule, so what cannot be stored is refused first.
    private static string Begin(string search)
    {
        if (Text.WhyNotStorable(search) is { } problem) throw Refusal.InvalidRequest("search", problem);
        return Composition.Compose(Text.RequireAtMost(MaxSearchLength, search, "search")).Trim().ToLowerInvariant();
    }

    /// <summary>People by name; with a search those whose username or display name begins with it.</summary>
    public async Task<Page<UserCard>> SearchAsync(Guid userId, string? search, PageRequest page, CancellationToken cancellation)
    {
        var begin = Begin(search ?? "");
        var list = $"users {begin}";

        var people = db.Including(userId, nameof(User.FoundBy)).AsNoTracking().Where(u => u.DeletedAt == null);
        if (begin.Length > 0) people = people.Where(u => u.NameKey.StartsWith(begin) || u.NormalizedUserName!.StartsWith(begin));
        if (cursors.Read(list, userId, page.Cursor) is { } place)
        {
            var (id, name) = (Guid.Parse(place[..Ids.Length]), place[Ids.Length..]);
            people = people.Where(u => EF.Functions.GreaterThan(ValueTuple.Create(u.NameKey, u.Id), ValueTuple.Create(name, id)));
        }

        var found = await people.OrderBy(u => u.NameKey).ThenBy(u => u.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = found.Take(page.Limit).ToList();
        var next = found.Count > items.Count ? cursors.Write(list, userId, $"{items[^1].Id}{items[^1].NameKey}") : null;
        return new Page<UserCard>(await cards.ForAsync(userId, items, cancellation), next);
    }
}
