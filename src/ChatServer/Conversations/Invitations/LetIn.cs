using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Conversations.Channels;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.Extensions.Options;

namespace ChatServer.Conversations.Invitations;

/// <summary>Lets people into a group, whichever way they come: added, invited, by a link, or approved. All of it under the group's lock.</summary>
public sealed class LetIn(
    ConversationStore store, BanStore bans, Reach reach, InvitationStore invitations, Joining joining, SubscriberCount count, IOptions<ConversationOptions> options)
{
    /// <summary>Adds people who did not ask for it: all of them must be within the adder's reach.</summary>
    /// <returns>Whether somebody came in who was not in it.</returns>
    public async Task<bool> AddAsync(
        ChangeWrite log, Conversation conversation, IReadOnlyCollection<Guid> userIds, Guid adderId, CancellationToken cancellation)
    {
        var (joiners, known) = await JoinersAsync(log, conversation, userIds, cancellation);
        await reach.RequireAddAsync(adderId, joiners, cancellation);
        return await JoinAsync(log, conversation, joiners, known, adderId, cancellation);
    }

    /// <summary>Lets somebody in who wants to come.</summary>
    public async Task RunAsync(ChangeWrite log, Conversation conversation, Guid userId, Guid actorId, CancellationToken cancellation)
    {
        var (joiners, known) = await JoinersAsync(log, conversation, [userId], cancellation);
        await JoinAsync(log, conversation, joiners, known, actorId, cancellation);
    }

    private async Task<(List<Guid> Joiners, Dictionary<Guid, Membership> Known)> JoinersAsync(
        ChangeWrite log, Conversation conversation, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation)
    {
        await store.RequirePeopleAsync(userIds, cancellation);
        await bans.RequireNoneAsync(conversation.Id, userIds, log.Now, cancellation);
        var known = (await store.MembershipsAsync(conversation.Id, userIds, cancellation)).ToDictionary(m => m.UserId);
        return ([.. userIds.Where(id => !known.TryGetValue(id, out var m) || m.LeftSeq is not null)], known);
    }

    private async Task<bool> JoinAsync(
        ChangeWrite log, Conversation conversation, List<Guid> joiners, Dictionary<Guid, Membership> known, Guid actorId, CancellationToken cancellation)
    {
        if (joiners.Count == 0) return false;
        var isCrowd = conversation.Kind.IsCrowd();
        var most = isCrowd ? options.Value.MaxSubscribers : options.Value.MaxMembers;
        if (conversation.MemberCount + joiners.Count > most) throw Refusal.TooManyMembers();

        if (isCrowd) await count.MoveAsync(log, conversation.Id, joiners.Count, cancellation);
        else (conversation.MemberCount, conversation.ActiveAt) = (conversation.MemberCount + joiners.Count, log.At(conversation.Id));
        foreach (var joiner in joiners)
            joining.Join(log, conversation, joiner, actorId, MemberRole.Member, known.GetValueOrDefault(joiner));
        await invitations.EndAsync(log, conversation.Id, joiners, cancellation);
        return true;
    }
}
