using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

/// <summary>The one door to a set: its owner's, or that of the members of its group, of whom admins and the owner edit it.</summary>
public sealed class MediaSets(ChatDbContext db, ChangeLog log, UserStore users, Memberships memberships)
{
    /// <summary>A set that this person may use now, or the same refusal whether it is missing or merely not theirs.</summary>
    public async Task<MediaSet> RequireAsync(Guid userId, Guid setId, CancellationToken cancellation) =>
        await db.Set<MediaSet>().SingleOrDefaultAsync(
            s => s.Id == setId && s.DeletedAt == null
                && (s.OwnerId == userId || MembershipsOf(userId).Any(m => m.ConversationId == s.ConversationId)),
            cancellation)
        ?? throw Refusal.NoSuchSet();

    /// <summary>All that this person may use now: their own, and those of their groups.</summary>
    public IQueryable<MediaSet> UsableBy(Guid userId)
    {
        // Two questions, of which each has its index.
        var sets = db.Set<MediaSet>().AsNoTracking();
        var ofGroups = from member in MembershipsOf(userId) join set in sets on (Guid?)member.ConversationId equals set.ConversationId select set;
        return sets.Where(s => s.OwnerId == userId).Concat(ofGroups).Where(s => s.DeletedAt == null);
    }

    /// <summary>Begins a change of what a person, or a group, has: nobody else changes it until it ends.</summary>
    /// <param name="conversationId">The group; null for what is the person's own.</param>
    public async Task<ChangeWrite> LockAsync(Guid editorId, Guid? conversationId, CancellationToken cancellation)
    {
        if (conversationId is { } group) return await log.LockAsync(group, cancellation);

        var write = await log.BeginAsync(cancellation);
        if (await users.LockAsync(editorId, cancellation) is not null) return write;

        await write.DisposeAsync();
        throw Refusal.NotSignedIn();
    }

    /// <summary>Begins a change of one set, by somebody who may edit it.</summary>
    public async Task<SetEdit> EditAsync(Guid editorId, Guid setId, string? ifMatch, CancellationToken cancellation)
    {
        var seen = await RequireAsync(editorId, setId, cancellation);
        db.Entry(seen).State = EntityState.Detached;

        var write = await LockAsync(editorId, seen.ConversationId, cancellation);
        try
        {
            // What was seen before may have changed while this waited for the lock.
            var set = await RequireAsync(editorId, setId, cancellation);
            if (set.ConversationId is { } group) RequireEditor(await memberships.RequireAsync(editorId, group, cancellation));
            EntityTag.Require(ifMatch, EntityTag.Of(set.Version));
            return new SetEdit(write, set, editorId);
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    public static void RequireEditor(Membership membership)
    {
        if (membership.Role < MemberRole.Admin) throw Refusal.NotAllowed();
    }

    private IQueryable<Membership> MembershipsOf(Guid userId) => db.Set<Membership>().Where(m => m.UserId == userId && m.LeftSeq == null);
}
