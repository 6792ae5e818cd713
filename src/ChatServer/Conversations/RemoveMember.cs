using ChatServer.Conversations.Threads;
using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>Takes a member out of a group: oneself, or, as an admin, someone with a lower role.</summary>
public sealed class RemoveMember(FamilyLock family, Memberships memberships, ConversationStore store, Joining joining, LeaveThreads leaveThreads)
{
    public async Task RunAsync(Guid removerId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(removerId, conversationId, cancellation);
        await using var log = await family.OfMemberAsync(conversationId, userId, cancellation);
        var remover = await memberships.RequireAsync(removerId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        conversation.RequireGroup();

        var removed = userId == removerId ? remover : await memberships.FindAsync(userId, conversationId, cancellation);
        if (removed != remover && (remover.Role < MemberRole.Admin || removed?.Role >= remover.Role)) throw Refusal.NotAllowed();
        if (removed is null) throw Refusal.NoSuchMember();

        await leaveThreads.RunAsync(log, conversationId, userId, removerId, cancellation);
        await joining.LeaveAsync(log, conversation, removed, removerId, cancellation);
        await log.CommitAsync(cancellation);
    }
}
