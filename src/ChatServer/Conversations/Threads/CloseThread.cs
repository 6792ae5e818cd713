using ChatServer.Refusals;

namespace ChatServer.Conversations.Threads;

/// <summary>Ends the writing in a thread, or lets it go on: as its owner or admin, or as a moderator of its group who is in it.</summary>
public sealed class CloseThread(FamilyLock family, Memberships memberships, ConversationStore store)
{
    public async Task RunAsync(Guid userId, Guid threadId, bool isClosed, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(userId, threadId, cancellation);
        await using var log = await family.OfThreadAsync(threadId, cancellation);
        var membership = await memberships.RequireAsync(userId, threadId, cancellation);
        var thread = await store.FindAsync(threadId, cancellation);
        if (thread.Kind != ConversationKind.Thread) throw Refusal.NoSuchConversation();
        if (!await memberships.HasRoleAsync(membership, MemberRole.Admin, cancellation)) throw Refusal.NotAllowed();
        if (thread.ClosedAt is not null == isClosed) return;

        thread.ClosedAt = isClosed ? log.At(threadId) : null;
        thread.ActiveAt = log.At(threadId);
        thread.UpdatedSeq = log.Append(threadId, ConversationChanges.Updated, threadId, userId, () => ConversationFacts.Of(thread));
        ThreadFacts.Tell(log, ConversationChanges.ThreadUpdated, thread, userId);
        await log.CommitAsync(cancellation);
    }
}
