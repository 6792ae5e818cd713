using ChatServer.Changes;

namespace ChatServer.Conversations;

/// <summary>Leaves a conversation out of one's own list until something new is said in it, or brings it back.</summary>
public sealed class HideConversation(ChangeLog changes, Memberships memberships, ConversationStore store)
{
    public async Task RunAsync(Guid userId, Guid conversationId, bool isHidden, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(userId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);

        Set(log, conversation, membership, isHidden);
        await log.CommitAsync(cancellation);
    }

    internal static void Set(ChangeWrite log, Conversation conversation, Membership membership, bool isHidden)
    {
        var number = isHidden ? conversation.MessageCount : (long?)null;
        if (membership.HiddenNumber == number) return;

        membership.HiddenNumber = number;
        log.AppendToList(
            membership.UserId, isHidden ? ConversationChanges.Hidden : ConversationChanges.Shown, conversation.Id);
    }
}
