using ChatServer.Changes;
using ChatServer.Conversations.Threads;
using ChatServer.Refusals;

namespace ChatServer.Conversations;

/// <summary>A role for a member.</summary>
/// <param name="Role">member, moderator, admin; or owner, which hands the group over and makes its owner an admin.</param>
public sealed record ChangeRoleRequest(MemberRole Role);

/// <summary>
/// Gives a member of a group another role. The owner may do so with everybody, an admin with those below, up to their own role;
/// everybody but the owner may step down.
/// </summary>
public sealed class ChangeRole(FamilyLock family, Memberships memberships, ConversationStore store)
{
    public async Task<MemberView> RunAsync(
        Guid changerId, Guid conversationId, Guid userId, ChangeRoleRequest request, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(changerId, conversationId, cancellation);
        await using var log = await family.OfThreadAsync(conversationId, cancellation);
        var changer = await memberships.RequireAsync(changerId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        conversation.RequireGroup();

        var member = userId == changerId ? changer : await memberships.FindAsync(userId, conversationId, cancellation);
        if (changer.Role < MemberRole.Admin && member != changer) throw Refusal.NotAllowed();
        if (member is null) throw Refusal.NoSuchMember();
        if (member.Role == request.Role) return MemberView.Of(member);

        RequireAllowed(changer, member, request.Role);
        if (request.Role == MemberRole.Owner) HandOver(log, conversation, changer, member);
        else SetRole(log, member, request.Role, changerId);
        conversation.ActiveAt = log.At(conversationId);
        await log.CommitAsync(cancellation);

        return MemberView.Of(member);
    }

    private static void RequireAllowed(Membership changer, Membership member, MemberRole role)
    {
        if (member == changer)
        {
            if (member.Role == MemberRole.Owner) throw Refusal.OwnerMustHandOver();
            if (role > member.Role) throw Refusal.NotAllowed();
        }
        else if (changer.Role != MemberRole.Owner && (member.Role >= changer.Role || role > changer.Role))
        {
            throw Refusal.NotAllowed();
        }
    }

    private static void HandOver(ChangeWrite log, Conversation conversation, Membership owner, Membership heir)
    {
        SetRole(log, owner, MemberRole.Admin, owner.UserId);
        Joining.HandOver(log, conversation, heir, owner.UserId);
    }

    private static void SetRole(ChangeWrite log, Membership member, MemberRole role, Guid actorId)
    {
        member.Role = role;
        log.Append(member.ConversationId, ConversationChanges.MemberUpdated, member.UserId, actorId, () => MemberView.Of(member));
    }
}
