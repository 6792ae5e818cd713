using ChatServer.Changes;
using ChatServer.Conversations.Threads;
using ChatServer.Jobs;

namespace ChatServer.Conversations;

/// <summary>What happens when somebody comes into a conversation or goes out of it, however that comes about.</summary>
public sealed class Joining(ConversationStore store, JobQueue jobs)
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
        membership.JoinedSeq = log.Append(
            conversation.Id, ConversationChanges.MemberJoined, userId, actorId, () => MemberView.Of(membership));
        membership.ReadSeq = membership.DeliveredSeq = membership.JoinedSeq;
        membership.ReadNumber = conversation.MessageCount;
        membership.MarksAt = membership.JoinedAt;
        membership.MarksXid = log.Xid;
        membership.HiddenNumber = null;
        log.AppendToList(userId, ConversationChanges.Joined, conversation.Id);
        return membership;
    }

    /// <summary>An owner who goes out leaves the conversation to the highest and oldest of the others.</summary>
    public async Task LeaveAsync(
        ChangeWrite log, Conversation conversation, Membership membership, Guid actorId, CancellationToken cancellation)
    {
        if (conversation.OwnerId == membership.UserId)
        {
            var heir = await store.HeirAsync(conversation.Id, membership.UserId, cancellation);
            HandOver(log, conversation, heir, actorId);
        }

        conversation.MemberCount--;
        conversation.ActiveAt = log.At(conversation.Id);
        membership.LeftSeq = log.Append(
            conversation.Id, ConversationChanges.MemberLeft, membership.UserId, actorId, () => MemberView.Of(membership));
        log.AppendToList(membership.UserId, ConversationChanges.Left, conversation.Id);

        // A thread stays in its group, for whoever opens it next.
        if (conversation.MemberCount == 0 && conversation.Kind != ConversationKind.Thread) End(log, conversation);
    }

    /// <summary>Nobody is left: what was said goes too, soon.</summary>
    public void End(ChangeWrite log, Conversation conversation)
    {
        conversation.DeletedAt = log.At(conversation.Id);
        jobs.Add(log, EraseConversation.Kind, new EraseConversation.Payload(conversation.Id), EraseConversation.After);
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
