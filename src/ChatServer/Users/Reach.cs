using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary>Whether somebody may turn to people who did not turn to them. To be asked while these are locked, so that it stays true until the commit.</summary>
public sealed class Reach(ChatDbContext db, Relations relations)
{
    public Task RequireWriteAsync(Guid userId, IReadOnlyCollection<Guid> otherIds, CancellationToken cancellation) =>
        RequireAsync(userId, otherIds, nameof(User.WrittenBy), cancellation);

    public Task RequireAddAsync(Guid userId, IReadOnlyCollection<Guid> otherIds, CancellationToken cancellation) =>
        RequireAsync(userId, otherIds, nameof(User.AddedBy), cancellation);

    /// <summary>Asking to be a contact is the way to those who hear contacts alone.</summary>
    public Task RequireAskAsync(Guid userId, Guid otherId, CancellationToken cancellation) =>
        RequireOpenAsync(userId, otherId, nameof(User.WrittenBy), cancellation);

    /// <summary>Inviting somebody to a group leaves it to them, so it is open to all but those whom nobody adds.</summary>
    public Task RequireInviteAsync(Guid userId, Guid otherId, CancellationToken cancellation) =>
        RequireOpenAsync(userId, otherId, nameof(User.AddedBy), cancellation);

    private async Task RequireOpenAsync(Guid userId, Guid otherId, string setting, CancellationToken cancellation)
    {
        var found = await relations.OfAsync(userId, [otherId], cancellation);
        var isClosed = await db.Users.AnyAsync(u => u.Id == otherId && EF.Property<Audience>(u, setting) == Audience.Nobody, cancellation);
        if (isClosed || found[otherId] == Relation.Apart) throw Refusal.NotReachable();
    }

    private async Task RequireAsync(Guid userId, IReadOnlyCollection<Guid> otherIds, string setting, CancellationToken cancellation)
    {
        if (otherIds.Count == 0) return;
        if (await db.Including(userId, setting).CountAsync(u => otherIds.Contains(u.Id), cancellation) < otherIds.Count) throw Refusal.NotReachable();
    }
}
