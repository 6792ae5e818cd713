using ChatServer.Refusals;

namespace ChatServer.Conversations.Threads;

/// <summary>Lets a member of a group into a thread in it. A thread that everybody left gets a new owner by that.</summary>
public sealed class OpenThread(
    FamilyLock family, Memberships memberships, ConversationStore store, Joining joining, ConversationReader conversations)
{
    public async Task<ConversationView> RunAsync(Guid userId, Guid threadId, CancellationToken cancellation)
    {
        await memberships.AdmitToParentAsync(userId, threadId, cancellation);
        await using (var log = await family.OfThreadAsync(threadId, cancellation))
        {
            if (!log.Holds(threadId)) throw Refusal.NoSuchConversation();
            var thread = await store.FindAsync(threadId, cancellation);
            if (thread is not { Kind: ConversationKind.Thread, ParentId: { } parentId } || thread.DeletedAt is not null) throw Refusal.NoSuchConversation();
            var inGroup = await memberships.RequireAsync(userId, parentId, cancellation);

            var known = (await store.MembershipsAsync(threadId, [userId], cancellation)).SingleOrDefault();
            if (known is null or { LeftSeq: not null })
            {
                thread.MemberCount++;
                thread.ActiveAt = log.At(threadId);
                var membership = joining.Join(log, thread, userId, userId, MemberRole.Member, known);
                membership.SilencedUntil = inGroup.SilencedUntil;
                if (inGroup.HistorySeq > 0) membership.HistorySeq = membership.JoinedSeq;
                if (thread.OwnerId is null) Joining.HandOver(log, thread, membership, userId);
                await log.CommitAsync(cancellation);
            }
        }

        return await conversations.ReadAsync(userId, threadId, cancellation);
    }
}
