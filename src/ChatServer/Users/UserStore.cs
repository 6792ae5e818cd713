using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary>Statements about accounts; what changes them is in the transaction of the caller's <see cref="ChangeWrite"/>.</summary>
public sealed class UserStore(ChatDbContext db)
{
    /// <summary>Whose username this is, in whatever case; null if it is nobody's.</summary>
    public Task<Guid?> FindAsync(string username, CancellationToken cancellation)
    {
        var folded = username.ToLowerInvariant();
        return db.Users.Where(u => u.NormalizedUserName == folded).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>A living account, which nobody else changes until the transaction ends; null if there is none.</summary>
    /// <remarks>Conversations are locked before people, so a caller that locks both begins with the conversations.</remarks>
    public Task<User?> LockAsync(Guid userId, CancellationToken cancellation) =>
        db.Users
            .FromSql($"select * from users where id = {userId} and deleted_at is null for no key update")
            .SingleOrDefaultAsync(cancellation);

    /// <summary>What goes with every change of a profile: a new version, a line in the person's own list, and the card anew for the others.</summary>
    public Task RecordChangeAsync(ChangeWrite write, User user, CancellationToken cancellation)
    {
        user.UpdatedAt = write.Now;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        write.AppendToList(user.Id, UserChanges.SettingsUpdated, user.Id);
        return MarkCardChangedAsync(user, cancellation);
    }

    /// <summary>Lets everybody see the card anew, at once and by Sync.</summary>
    /// <param name="user">Locked by the caller.</param>
    public async Task TellCardAsync(ChangeWrite write, User user, CancellationToken cancellation)
    {
        await MarkCardChangedAsync(user, cancellation);
        write.Announce(new CardChanged(new CardFaces(user)));
    }

    /// <summary>Lets two people see at once how they stand to each other now: on their sockets, and by their cards, which may show more or less.</summary>
    /// <remarks>Both are locked by the caller.</remarks>
    public async Task TellRelationAsync(ChangeWrite write, Guid oneId, Guid otherId, Relation relation, CancellationToken cancellation)
    {
        foreach (var id in new[] { oneId, otherId })
            if (await LockAsync(id, cancellation) is { } user) await TellCardAsync(write, user, cancellation);
        write.Announce(new RelationChanged(oneId, otherId, relation));
    }

    /// <summary>Lets everybody who shares something with this person fetch the card anew (see Sync).</summary>
    /// <param name="user">Locked by the caller.</param>
    public Task MarkCardChangedAsync(User user, CancellationToken cancellation)
    {
        user.CardVersion++;
        return db.Database.ExecuteSqlAsync($"update users set card_xid = pg_current_xact_id() where id = {user.Id}", cancellation);
    }
}
