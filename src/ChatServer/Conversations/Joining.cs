using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Threads;

namespace ChatServer.Conversations;

/// <summary>What happens when somebody comes into a conversation or goes out of it, however that comes about.</summary>
public sealed class Joining(ConversationStore store, SubscriberCount count, IEnumerable<IForgetMembership> forgetters, EndConversation end)
{
    /// <summary>Someone who comes in has read everything that was said before.</summary>
    public Membership Join(
        ChangeWrite log, Conversation conversation, Guid userId, Guid actorId, MemberRole role, Membership? formerly = null)
    {
        var membership = formerly ?? new Membership
        {
            ConversationId = conversation.Id,
            UserId = userId,
            JoinedAt = log.At(conversation.Id),
        };
        if (formerly is null) store.Add(membership);

        membership.Role = role;
        membership.LeftSeq = null;
        membership.JoinedAt = log.At(conversation.Id);
        membership.JoinedSeq = conversation.IsUnseen(role)
            ? log.HeadOf(conversation.Id)
            : log.Append(conversation.Id, ConversationChanges.MemberJoined, userId, actorId, () => MemberView.Of(membership));
        membership.HistorySeq = conversation.Rules.HistoryHidden ? membership.JoinedSeq : 0;
        membership.ReadSeq = membership.DeliveredSeq = membership.JoinedSeq;
        membership.ReadNumber = conversation.MessageCount;
        membership.MarksAt = membership.JoinedAt;
        membership.MarksXid = log.Xid;
        membership.HiddenNumber = null;
        membership.IsArchived = membership.IsMarkedUnread = false;
        log.AppendToList(userId, ConversationChanges.Joined, conversation.Id);
        if (conversation.IsUnseen(role)) log.Announce(new Subscribed(userId, conversation.Id, membership.JoinedSeq, membership.HistorySeq));
        return membership;
    }

    /// <summary>An owner who goes out leaves the conversation to the highest and oldest of the others.</summary>
    public async Task LeaveAsync(
        ChangeWrite log, Conversation conversation, Membership membership, Guid actorId, CancellationToken cancellation)
    {
        if (conversation.IsUnseen(membership.Role))
        {
            await UnsubscribeAsync(log, conversation, membership, cancellation);
            return;
        }

        if (conversation.OwnerId == membership.UserId)
        {
            var heir = await store.HeirAsync(conversation, membership.UserId, cancellation);
            if (heir is null && conversation.Kind.IsCrowd())
            {
                // Nobody becomes the owner of what they only read.
                await end.ForAllAsync(log, conversation, actorId, cancellation);
                return;
            }

            HandOver(log, conversation, heir, actorId);
        }

        if (conversation.Kind.IsCrowd()) await ForgetAsync(log, conversation, membership, cancellation);
        await CountLeavingAsync(log, conversation, cancellation);
        membership.LeftSeq = log.Append(
            conversation.Id, ConversationChanges.MemberLeft, membership.UserId, actorId, () => MemberView.Of(membership));
        log.AppendToList(membership.UserId, ConversationChanges.Left, conversation.Id);

        // A thread stays in its group, for whoever opens it next.
        if (conversation.MemberCount == 0 && conversation.Kind != ConversationKind.Thread) await end.RunAsync(log, conversation, cancellation);
    }

    private async Task UnsubscribeAsync(ChangeWrite log, Conversation channel, Membership membership, CancellationToken cancellation)
    {
        membership.LeftSeq = log.HeadOf(channel.Id);
        await ForgetAsync(log, channel, membership, cancellation);
        await count.MoveAsync(log, channel.Id, change: -1, cancellation);
        log.AppendToList(membership.UserId, ConversationChanges.Left, channel.Id);
        log.Announce(new Unsubscribed(membership.UserId, channel.Id));
    }

    private async Task ForgetAsync(ChangeWrite log, Conversation conversation, Membership membership, CancellationToken cancellation)
    {
        foreach (var forget in forgetters) await forget.RunAsync(log, conversation.Id, membership.UserId, cancellation);
    }

    private Task CountLeavingAsync(ChangeWrite log, Conversation conversation, CancellationToken cancellation)
    {
        if (conversation.Kind.IsCrowd()) return count.MoveAsync(log, conversation.Id, change: -1, cancellation);

        conversation.MemberCount--;
        conversation.ActiveAt = log.At(conversation.Id);
        return Task.CompletedTask;
    }

    /// <summary>Makes someone the owner; nobody, when nobody is left.</summary>
    public static void HandOver(ChangeWrite log, Conversation conversation, Membership? heir, Guid actorId)
    {
        conversation.OwnerId = heir?.UserId;
        if (heir is not null)
        {
            heir.Role = MemberRole.Owner;
            log.Append(conversation.Id, ConversationChanges.MemberUpdated, heir.UserId, actorId, () => MemberView.Of(heir));
        }

        conversation.UpdatedSeq = log.Append(
            conversation.Id, ConversationChanges.Updated, conversation.Id, actorId, () => ConversationFacts.Of(conversation));
        ThreadFacts.Tell(log, ConversationChanges.ThreadUpdated, conversation, actorId);
    }
}
