using ChatServer.Conversations.Threads;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>Ends a group for everybody, as its owner. A direct conversation and saved messages are only hidden, from one's own list.</summary>
public sealed class DeleteConversation(FamilyLock family, Memberships memberships, ConversationStore store, EndConversation end)
{
    public async Task RunAsync(Guid deleterId, Guid conversationId, string? ifMatch, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(deleterId, conversationId, cancellation);
        await using var log = await family.OfAllAsync(conversationId, cancellation);
        var membership = await memberships.RequireAsync(deleterId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        EntityTag.Require(ifMatch, EntityTag.Of(conversation.UpdatedSeq));

        if (conversation.Kind is ConversationKind.Direct or ConversationKind.Saved)
        {
            HideConversation.Set(log, conversation, membership, isHidden: true);
            await log.CommitAsync(cancellation);
            return;
        }

        if (membership.Role != MemberRole.Owner) throw Refusal.NotAllowed();
        ThreadFacts.Tell(log, ConversationChanges.ThreadDeleted, conversation, deleterId);

        // Its events first, which are held whole before people are locked; then itself, whose people are those of its threads as well: so they are
        // locked in one order.
        var threads = await family.Threads(conversationId).Where(c => c.MemberCount > 0).ToListAsync(cancellation);
        foreach (var ended in threads.Where(t => t.Kind.IsCrowd()).Append(conversation).Concat(threads.Where(t => !t.Kind.IsCrowd())))
            await end.ForAllAsync(log, ended, deleterId, cancellation);
        await log.CommitAsync(cancellation);
    }
}
