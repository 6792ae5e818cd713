using ChatServer.Changes;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Decides about somebody who asks to come into a group: as somebody who may add members, or as the one who asks and thinks better of it.</summary>
public sealed class AnswerRequest(ChangeLog changes, Memberships memberships, ConversationStore store, InvitationStore invitations, LetIn letIn)
{
    public async Task<MemberView> ApproveAsync(Guid approverId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(approverId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        await RequireDecidingAsync(approverId, conversationId, cancellation);
        await RequireAsync(conversationId, userId, cancellation);

        await letIn.RunAsync(log, await store.FindAsync(conversationId, cancellation), userId, approverId, cancellation);
        await log.CommitAsync(cancellation);
        return MemberView.Of((await memberships.FindAsync(userId, conversationId, cancellation))!);
    }

    public async Task RefuseAsync(Guid refuserId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(refuserId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        await RequireDecidingAsync(refuserId, conversationId, cancellation);
        await invitations.RemoveAsync(log, await RequireAsync(conversationId, userId, cancellation), cancellation);
        await log.CommitAsync(cancellation);
    }

    public async Task WithdrawAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        if (!await invitations.Requests.AnyAsync(r => r.ConversationId == conversationId && r.UserId == userId, cancellation))
            throw Refusal.NoSuchJoinRequest();

        await using var log = await changes.LockAsync(conversationId, cancellation);
        await invitations.RemoveAsync(log, await RequireAsync(conversationId, userId, cancellation), cancellation);
        await log.CommitAsync(cancellation);
    }

    private async Task RequireDecidingAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        (await memberships.StandingAsync(userId, conversationId, cancellation)).RequireAdding();

    private async Task<JoinRequest> RequireAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        await invitations.RequestAsync(conversationId, userId, cancellation) ?? throw Refusal.NoSuchJoinRequest();
}
