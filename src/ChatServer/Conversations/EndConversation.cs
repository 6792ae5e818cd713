using ChatServer.Changes;
using ChatServer.Conversations.Channels;
using ChatServer.Conversations.Invitations;
using ChatServer.Jobs;

namespace ChatServer.Conversations;

/// <summary>Ends a conversation: what was said in it goes too, soon.</summary>
public sealed class EndConversation(ConversationStore store, InvitationStore invitations, JobQueue jobs)
{
    /// <summary>Nobody is left.</summary>
    public Task RunAsync(ChangeWrite log, Conversation conversation, CancellationToken cancellation)
    {
        jobs.Add(log, EraseConversation.Kind, new EraseConversation.Payload(conversation.Id), EraseConversation.After);
        return CloseAsync(log, conversation, cancellation);
    }

    /// <summary>For everybody who is in it.</summary>
    public async Task ForAllAsync(ChangeWrite log, Conversation conversation, Guid actorId, CancellationToken cancellation)
    {
        if (conversation.Kind.IsCrowd())
        {
            await ForSubscribersAsync(log, conversation, actorId, cancellation);
            return;
        }

        var members = await store.HoldMembersAsync(conversation.Id, cancellation);
        await RunAsync(log, conversation, cancellation);
        await EndMembershipsAsync(log, conversation, actorId, cancellation);
        foreach (var member in members) log.AppendToList(member, ConversationChanges.Left, conversation.Id);
    }

    // They may be very many: all are out at once, and their own lists say so one after the other.
    private async Task ForSubscribersAsync(ChangeWrite log, Conversation channel, Guid actorId, CancellationToken cancellation)
    {
        await store.HoldWholeAsync(channel.Id, cancellation);
        await CloseAsync(log, channel, cancellation);
        await EndMembershipsAsync(log, channel, actorId, cancellation);
        jobs.Add(log, EndSubscriptions.Kind, new EndSubscriptions.Payload(channel.Id, channel.UpdatedSeq));
    }

    private Task EndMembershipsAsync(ChangeWrite log, Conversation conversation, Guid actorId, CancellationToken cancellation)
    {
        conversation.MemberCount = 0;
        conversation.UpdatedSeq = log.Append(
            conversation.Id, ConversationChanges.Deleted, conversation.Id, actorId, () => ConversationFacts.Of(conversation));
        return store.EndMembershipsAsync(conversation.Id, conversation.UpdatedSeq, cancellation);
    }

    private Task CloseAsync(ChangeWrite log, Conversation conversation, CancellationToken cancellation)
    {
        conversation.DeletedAt = log.At(conversation.Id);
        return invitations.EndAllAsync(log, conversation.Id, cancellation);
    }
}
