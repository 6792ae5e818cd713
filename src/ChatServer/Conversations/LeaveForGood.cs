using ChatServer.Conversations.Threads;

namespace ChatServer.Conversations;

/// <summary>Takes somebody whose account was deleted out of a conversation of any kind. What they owned passes on.</summary>
public sealed class LeaveForGood(FamilyLock family, Memberships memberships, ConversationStore store, Joining joining, LeaveThreads leaveThreads)
{
    public async Task RunAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await using var log = await family.OfMemberAsync(conversationId, userId, cancellation);
        if (await memberships.FindAsync(userId, conversationId, cancellation) is not { } membership) return;

        var conversation = await store.FindAsync(conversationId, cancellation);
        await leaveThreads.RunAsync(log, conversationId, userId, userId, cancellation);
        await joining.LeaveAsync(log, conversation, membership, userId, cancellation);
        await log.CommitAsync(cancellation);
    }
}
