using ChatServer.Changes;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Threads;

/// <summary>Takes whoever goes out of a group out of its threads, in the same transaction; <see cref="FamilyLock"/> has locked them.</summary>
public sealed class LeaveThreads(FamilyLock family, Joining joining)
{
    public async Task RunAsync(ChangeWrite log, Guid parentId, Guid userId, Guid actorId, CancellationToken cancellation)
    {
        foreach (var one in await family.MemberThreads(parentId, userId).ToListAsync(cancellation))
            await joining.LeaveAsync(log, one.Thread, one.Membership, actorId, cancellation);
    }
}
