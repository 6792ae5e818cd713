using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Makes links to a group and revokes them, as somebody who may add members. A revoked link is gone.</summary>
public sealed class ManageLinks(ChangeLog changes, Memberships memberships, InvitationStore invitations)
{
    public async Task<(string Token, LinkView Link)> CreateAsync(
        Guid creatorId, Guid conversationId, CreateLinkRequest request, CancellationToken cancellation)
    {
        if (request.MaxUses is < 1 or > InvitationLink.MaxUsesAtMost)
            throw Refusal.InvalidRequest("maxUses", $"It must be from 1 to {InvitationLink.MaxUsesAtMost}.");

        await memberships.AdmitAsync(creatorId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        (await memberships.StandingAsync(creatorId, conversationId, cancellation)).RequireAdding();
        var expiresAt = request.ExpiresAt?.CutToMilliseconds();
        if (expiresAt <= log.Now) throw Refusal.InvalidRequest("expiresAt", "It must be in the future.");

        await OfGroup(conversationId).Where(l => l.ExpiresAt <= log.Now).ExecuteDeleteAsync(cancellation);
        if (await OfGroup(conversationId).CountAsync(cancellation) >= InvitationLink.MaxOfGroup) throw Refusal.TooManyLinks();

        var token = InvitationToken.Make();
        var link = new InvitationLink
        {
            ConversationId = conversationId,
            Id = Guid.CreateVersion7(log.Now),
            TokenHash = InvitationToken.Hash(token)!,
            CreatedBy = creatorId,
            CreatedAt = log.Now,
            ExpiresAt = expiresAt,
            MaxUses = request.MaxUses,
        };
        invitations.Add(link);
        await log.CommitAsync(cancellation);
        return (token, LinkView.Of(link));
    }

    /// <summary>From the answer on nobody comes in by it: whoever does holds the same lock.</summary>
    public async Task RevokeAsync(Guid userId, Guid conversationId, Guid linkId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(userId, conversationId, cancellation);
        await using var log = await changes.LockAsync(conversationId, cancellation);
        (await memberships.StandingAsync(userId, conversationId, cancellation)).RequireAdding();
        if (await OfGroup(conversationId).Where(l => l.Id == linkId).ExecuteDeleteAsync(cancellation) == 0) throw Refusal.NoSuchLink();
        await log.CommitAsync(cancellation);
    }

    private IQueryable<InvitationLink> OfGroup(Guid conversationId) => invitations.Links.Where(l => l.ConversationId == conversationId);
}
