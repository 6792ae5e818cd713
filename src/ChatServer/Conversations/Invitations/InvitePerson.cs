using ChatServer.Changes;
using ChatServer.Conversations.Bans;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Asks somebody to come into a group, as somebody who may add members; or takes that back.</summary>
public sealed class InvitePerson(
    ChangeLog changes, Memberships memberships, ConversationStore store, BanStore bans, Reach reach, InvitationStore invitations)
{
    public async Task<InvitationView> InviteAsync(Guid inviterId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await using var log = await LockAsync(inviterId, conversationId, cancellation);
        await store.RequirePeopleAsync([userId], cancellation);
        await reach.RequireInviteAsync(inviterId, userId, cancellation);
        await bans.RequireNoneAsync(conversationId, [userId], log.Now, cancellation);
        if (await memberships.FindAsync(userId, conversationId, cancellation) is not null) throw Refusal.AlreadyAMember();
        if (await invitations.InvitationAsync(conversationId, userId, cancellation) is { } known)
        {
            if (await invitations.OpenTo(userId).ContainsAsync(known, cancellation)) return InvitationView.Of(known);
            invitations.Remove(log, known);
        }

        if (await invitations.Invitations.CountAsync(i => i.ConversationId == conversationId, cancellation) >= Invitation.MaxOfGroup)
            throw Refusal.TooManyInvitations();

        var invitation = new Invitation { ConversationId = conversationId, UserId = userId, InvitedBy = inviterId, InvitedAt = log.Now };
        invitations.Add(invitation);
        log.AppendToList(userId, InvitationChanges.Updated, conversationId);
        await log.CommitAsync(cancellation);
        return InvitationView.Of(invitation);
    }

    public async Task WithdrawAsync(Guid userId, Guid conversationId, Guid invitedId, CancellationToken cancellation)
    {
        await using var log = await LockAsync(userId, conversationId, cancellation);
        invitations.Remove(log, await invitations.InvitationAsync(conversationId, invitedId, cancellation) ?? throw Refusal.NoSuchInvitation());
        await log.CommitAsync(cancellation);
    }

    private async Task<ChangeWrite> LockAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(userId, conversationId, cancellation);
        var log = await changes.LockAsync(conversationId, cancellation);
        try
        {
            (await memberships.StandingAsync(userId, conversationId, cancellation)).RequireAdding();
            return log;
        }
        catch
        {
            await log.DisposeAsync();
            throw;
        }
    }
}
