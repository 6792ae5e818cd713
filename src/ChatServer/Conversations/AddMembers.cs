using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations;

/// <summary>People to add.</summary>
/// <param name="UserIds">1 to 200 people; those who are members already stay as they are.</param>
public sealed record AddMembersRequest([MinLength(1), MaxLength(StartConversation.MaxMembersAtOnce)] IReadOnlyList<Guid> UserIds);

/// <summary>Adds people to a group, as its admin.</summary>
public sealed class AddMembers(
    ChangeLog changes, Memberships memberships, ConversationStore store, Joining joining, IOptions<ConversationOptions> options)
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
        if (membership.Role < MemberRole.Admin) throw Refusal.NotAllowed();

        var userIds = request.UserIds.Distinct().ToList();
        await store.RequirePeopleAsync(userIds, cancellation);
        var known = (await store.MembershipsAsync(conversationId, userIds, cancellation)).ToDictionary(m => m.UserId);
        var joiners = userIds.Where(id => !known.TryGetValue(id, out var m) || m.LeftSeq is not null).ToList();

        if (conversation.MemberCount + joiners.Count > options.Value.MaxMembers) throw Refusal.TooManyMembers();
        conversation.MemberCount += joiners.Count;
        conversation.ActiveAt = log.At(conversationId);
        foreach (var joiner in joiners)
            joining.Join(log, conversation, joiner, adderId, MemberRole.Member, known.GetValueOrDefault(joiner));
        if (joiners.Count > 0) await log.CommitAsync(cancellation);

        return [.. (await store.MembershipsAsync(conversationId, userIds, cancellation)).Select(MemberView.Of)];
    }
}
