using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Threads;

/// <summary>A thread, and how somebody is in it.</summary>
public sealed class ThreadMembership
{
    public required Conversation Thread { get; init; }
    public required Membership Membership { get; init; }
}

/// <summary>Locks a conversation with what has to change together with it: a thread with its group, a group with threads in it.</summary>
public sealed class FamilyLock(ChangeLog changes, ConversationStore store, ChatDbContext db)
{
    /// <summary>With the threads and events that this person is in, and the person: whoever goes out of the group goes out of them.</summary>
    public Task<ChangeWrite> OfMemberAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        LockAsync(conversationId, MemberThreads(conversationId, userId).Select(t => t.Thread.Id), userId, cancellation);

    /// <summary>With all threads that somebody is in.</summary>
    public Task<ChangeWrite> OfAllAsync(Guid conversationId, CancellationToken cancellation) =>
        LockAsync(conversationId, Threads(conversationId).Where(c => c.MemberCount > 0).Select(c => c.Id), leaverId: null, cancellation);

    /// <summary>With its group, if it is a thread.</summary>
    public Task<ChangeWrite> OfThreadAsync(Guid conversationId, CancellationToken cancellation) =>
        LockAsync(conversationId, threads: null, leaverId: null, cancellation);

    /// <summary>The threads of a group that the person is in, tracked.</summary>
    public IQueryable<ThreadMembership> MemberThreads(Guid parentId, Guid userId) =>
        from thread in Threads(parentId)
        join membership in db.Set<Membership>() on thread.Id equals membership.ConversationId
        where membership.UserId == userId && membership.LeftSeq == null
        select new ThreadMembership { Thread = thread, Membership = membership };

    /// <summary>The threads of a group, and the events for its members, tracked.</summary>
    public IQueryable<Conversation> Threads(Guid parentId) => db.Set<Conversation>().Where(c => c.ParentId == parentId && c.DeletedAt == null);

    // All at once, in the one order that everybody keeps. Whoever opens a thread holds its group, and whoever joins an event is held themselves, so
    // once these are locked no more can come; what came until then is locked by beginning again.
    private async Task<ChangeWrite> LockAsync(Guid conversationId, IQueryable<Guid>? threads, Guid? leaverId, CancellationToken cancellation)
    {
        var parentId = await db.Set<Conversation>().Where(c => c.Id == conversationId).Select(c => c.ParentId).SingleOrDefaultAsync(cancellation);
        while (true)
        {
            var wanted = await ReadAsync(threads, cancellation);
            var log = await changes.BeginAsync(cancellation);
            try
            {
                await log.LockAsync(parentId is { } id ? [id, conversationId, .. wanted] : [conversationId, .. wanted], cancellation);
                if (leaverId is { } leaver) await store.HoldLeaverAsync([conversationId, .. wanted], leaver, cancellation);
                if ((await ReadAsync(threads, cancellation)).TrueForAll(log.Holds)) return log;
                await log.DisposeAsync();
            }
            catch
            {
                await log.DisposeAsync();
                throw;
            }
        }
    }

    private static async Task<List<Guid>> ReadAsync(IQueryable<Guid>? threads, CancellationToken cancellation) =>
        threads is null ? [] : await threads.ToListAsync(cancellation);
}
