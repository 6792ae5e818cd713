using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Conversations.Invitations;
using ChatServer.Conversations.Rules;
using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>People to add.</summary>
/// <param name="UserIds">1 to 200 people; those who are members already stay as they are.</param>
public sealed record AddMembersRequest([MinLength(1), MaxLength(StartConversation.MaxMembersAtOnce)] IReadOnlyList<Guid> UserIds);

/// <summary>Adds people to a group, as somebody whom its rules let: its admins, if nothing else is said.</summary>
public sealed class AddMembers(
    ChangeLog changes, Memberships memberships, ConversationStore store, LetIn letIn)
{
    public async Task<IReadOnlyList<MemberView>> RunAsync(
        Guid adderId, Guid conversationId, AddMembersRequest request, CancellationToken cancellation)
    {
        if (request.UserIds.Count is 0 or > StartConversation.MaxMembersAtOnce)
            throw Refusal.InvalidRequest("userIds", $"Name 1 to {StartConversation.MaxMembersAtOnce} people.");

        await memberships.AdmitAsync(adderId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var membership = await memberships.RequireAsync(adderId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        conversation.RequireGroup();
        if (conversation.Kind == ConversationKind.Thread) throw Refusal.NotInAThread();
        if (conversation.Kind == ConversationKind.Event) throw Refusal.NotInAnEvent();
        Standing.Of(conversation, membership).Require(conversation.Rules.Add);

        var userIds = request.UserIds.Distinct().ToList();
        if (await letIn.AddAsync(log, conversation, userIds, adderId, cancellation)) await log.CommitAsync(cancellation);

        return [.. (await store.MembershipsAsync(conversationId, userIds, cancellation)).Select(MemberView.Of)];
    }
}
