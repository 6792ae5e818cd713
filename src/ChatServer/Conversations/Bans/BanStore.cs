using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Bans;

/// <summary>The one door to bans. Whoever lets somebody into a group asks it under the group's lock; so of a ban and a joining one comes first.</summary>
public sealed class BanStore(ChatDbContext db)
{
    /// <summary>Refuses to let any of these people in who is banned now.</summary>
    public async Task RequireNoneAsync(
        Guid conversationId, IReadOnlyCollection<Guid> userIds, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await InForce(now).AnyAsync(b => b.ConversationId == conversationId && userIds.Contains(b.UserId), cancellation))
            throw Refusal.Banned();
    }

    public IQueryable<Ban> InForce(DateTimeOffset now) => db.Set<Ban>().Where(b => b.Until == null || b.Until > now);

    /// <summary>A person's own, of groups that they were in. Of others they hear nothing, or anybody could tell them anything by a ban with a reason.</summary>
    public IQueryable<Ban> OwnInForce(Guid userId, DateTimeOffset now) => InForce(now).Where(b => b.UserId == userId
        && db.Set<Membership>().Any(m => m.ConversationId == b.ConversationId && m.UserId == userId));

    /// <summary>Whether the person is, or was, in the group.</summary>
    public Task<bool> WasInAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        db.Set<Membership>().AnyAsync(m => m.ConversationId == conversationId && m.UserId == userId, cancellation);

    public Task<int> CountAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Set<Ban>().CountAsync(b => b.ConversationId == conversationId, cancellation);

    /// <summary>The person's row, tracked, also of a ban that is over.</summary>
    public Task<Ban?> FindAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        db.Set<Ban>().SingleOrDefaultAsync(b => b.ConversationId == conversationId && b.UserId == userId, cancellation);

    public void Add(Ban ban) => db.Add(ban);

    public void Remove(Ban ban) => db.Remove(ban);

    /// <summary>What is over serves no purpose any more.</summary>
    public Task RemoveOverAsync(Guid conversationId, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<Ban>().Where(b => b.ConversationId == conversationId && b.Until <= now).ExecuteDeleteAsync(cancellation);
}
