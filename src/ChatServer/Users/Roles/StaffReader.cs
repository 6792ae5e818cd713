using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users.Roles;

/// <summary>A person and their role on this server.</summary>
/// <param name="User">The person.</param>
/// <param name="Role">user, moderator or admin.</param>
public sealed record StaffView(UserCard User, ServerRole Role);

/// <summary>Reads who has which role on this server.</summary>
public sealed class StaffReader(ChatDbContext db, UserCards cards, Cursors cursors)
{
    private const string List = "staff";

    /// <summary>Moderators and admins, those first who have been here longest.</summary>
    public async Task<Page<StaffView>> ListAsync(Guid readerId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var staff = await db.Users.AsNoTracking().Where(u => u.Role != ServerRole.User && u.Id > after && u.DeletedAt == null)
            .OrderBy(u => u.Id).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = await ViewAsync(readerId, [.. staff.Take(page.Limit)], cancellation);
        return new Page<StaffView>(items, staff.Count > items.Count ? cursors.Write(List, readerId, items[^1].User.Id.ToString()) : null);
    }

    public async Task<StaffView> ReadAsync(Guid readerId, Guid userId, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.DeletedAt == null, cancellation) is { } user
            ? (await ViewAsync(readerId, [user], cancellation))[0]
            : throw Refusal.NoSuchUser();

    private async Task<List<StaffView>> ViewAsync(Guid readerId, List<User> staff, CancellationToken cancellation) =>
        [.. staff.Zip(await cards.ForAsync(readerId, staff, cancellation), (user, card) => new StaffView(card, user.Role))];
}
