using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users.Roles;

/// <summary>Who may do what on the server as a whole. It is asked anew each time: a role that was taken away opens nothing.</summary>
public sealed class ServerStaff(ChatDbContext db)
{
    public Task<ServerRole> RoleOfAsync(Guid userId, CancellationToken cancellation) =>
        db.Users.Where(u => u.Id == userId && u.DeletedAt == null).Select(u => u.Role).SingleOrDefaultAsync(cancellation);

    /// <summary>Locks a person together with all admins, in one order: so no two who leave at once are both told that another admin stays.</summary>
    /// <returns>Those of them that there are.</returns>
    internal Task<List<User>> LockWithAdminsAsync(Guid userId, CancellationToken cancellation) =>
        db.Users.FromSql($"select * from users where (role = 'admin' or id = {userId}) and deleted_at is null order by id for no key update")
            .ToListAsync(cancellation);

    /// <summary>To be called before an admin stops being one, with those who are locked.</summary>
    /// <exception cref="RefusalException">409 last-admin</exception>
    internal static void RequireAnotherAdmin(List<User> locked, User leaving)
    {
        if (leaving.Role == ServerRole.Admin && !locked.Exists(u => u.Role == ServerRole.Admin && u != leaving)) throw Refusal.LastAdmin();
    }
}
