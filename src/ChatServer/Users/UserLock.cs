using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

public static class UserLock
{
    /// <summary>A living account, which nobody else changes until the transaction ends; null if there is none.</summary>
    /// <remarks>After the conversations: the order is that of <see cref="Changes.ChangeWrite"/>.</remarks>
    public static Task<User?> LockUserAsync(this ChatDbContext db, Guid userId, CancellationToken cancellation) =>
        db.Users
            .FromSql($"select * from users where id = {userId} and deleted_at is null for no key update")
            .SingleOrDefaultAsync(cancellation);
}
