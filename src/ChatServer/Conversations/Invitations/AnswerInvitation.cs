using ChatServer.Changes;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Accepts one's own invitation, or declines it. Of that and of its being withdrawn one comes first, and the others find nothing.</summary>
public sealed class AnswerInvitation(ChangeLog changes, ConversationStore store, InvitationStore invitations, LetIn letIn, ConversationReader conversations)
{
    public async Task<ConversationView> AcceptAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await using (var log = await LockAsync(userId, conversationId, cancellation))
        {
            var invitation = await RequireAsync(userId, conversationId, cancellation);
            await letIn.RunAsync(log, await store.FindAsync(conversationId, cancellation), userId, invitation.InvitedBy, cancellation);
            await log.CommitAsync(cancellation);
        }

        return await conversations.ReadAsync(userId, conversationId, cancellation);
    }

    public async Task DeclineAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await using var log = await LockAsync(userId, conversationId, cancellation);
        invitations.Remove(log, await RequireAsync(userId, conversationId, cancellation));
        await log.CommitAsync(cancellation);
    }

    // Nobody waits for somebody who is not invited.
    private async Task<ChangeWrite> LockAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        await invitations.OpenTo(userId).AnyAsync(i => i.ConversationId == conversationId, cancellation)
            ? await changes.LockAsync(conversationId, cancellation)
            : throw Refusal.NoSuchInvitation();

    private async Task<Invitation> RequireAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        await invitations.OpenTo(userId).SingleOrDefaultAsync(i => i.ConversationId == conversationId, cancellation) ?? throw Refusal.NoSuchInvitation();
}
