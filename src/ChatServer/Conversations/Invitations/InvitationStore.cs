using ChatServer.Blocks;
using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>The rows of invitations, links and requests; what changes them is done under the group's lock.</summary>
public sealed class InvitationStore(ChatDbContext db)
{
    public IQueryable<Invitation> Invitations => db.Set<Invitation>();

    public IQueryable<JoinRequest> Requests => db.Set<JoinRequest>();

    public IQueryable<InvitationLink> Links => db.Set<InvitationLink>();

    public Task<Invitation?> InvitationAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        Invitations.SingleOrDefaultAsync(i => i.ConversationId == conversationId && i.UserId == userId, cancellation);

    /// <summary>What this person is invited to; not by somebody from whom a block keeps them apart.</summary>
    public IQueryable<Invitation> OpenTo(Guid userId)
    {
        var apart = db.ApartFrom(userId);
        return Invitations.Where(i => i.UserId == userId && !apart.Contains(i.InvitedBy));
    }

    /// <summary>Tells two people, whom a block parts or the end of one brings together, where one of them invited the other.</summary>
    public async Task TellPairAsync(ChangeWrite write, Guid one, Guid other, CancellationToken cancellation)
    {
        var concerned = await Invitations.AsNoTracking()
            .Where(i => (i.UserId == one && i.InvitedBy == other) || (i.UserId == other && i.InvitedBy == one)).ToListAsync(cancellation);
        foreach (var invitation in concerned) write.AppendToList(invitation.UserId, InvitationChanges.Updated, invitation.ConversationId);
    }

    public Task<JoinRequest?> RequestAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        Requests.SingleOrDefaultAsync(r => r.ConversationId == conversationId && r.UserId == userId, cancellation);

    /// <summary>The link of this token; null if there is none, or its group is gone. Whoever uses it reads it again under the group's lock.</summary>
    public Task<InvitationLink?> FindLinkAsync(string token, CancellationToken cancellation) =>
        OfToken(token).AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>The same, tracked; to be called under the group's lock.</summary>
    public Task<InvitationLink?> LinkAsync(string token, CancellationToken cancellation) => OfToken(token).SingleOrDefaultAsync(cancellation);

    /// <summary>Whether the person is invited or asks to come in.</summary>
    public async Task<bool> IsAnyOfAsync(Guid conversationId, Guid userId, CancellationToken cancellation) =>
        await Invitations.AnyAsync(i => i.ConversationId == conversationId && i.UserId == userId, cancellation)
        || await Requests.AnyAsync(r => r.ConversationId == conversationId && r.UserId == userId, cancellation);

    public void Add(object row) => db.Add(row);

    public void Remove(ChangeWrite log, Invitation invitation)
    {
        db.Remove(invitation);
        log.AppendToList(invitation.UserId, InvitationChanges.Updated, invitation.ConversationId);
    }

    public async Task RemoveAsync(ChangeWrite log, JoinRequest request, CancellationToken cancellation)
    {
        db.Remove(request);
        log.AppendToList(request.UserId, InvitationChanges.Requested, request.ConversationId);
        await TellAdminsAsync(log, request.ConversationId, cancellation);
    }

    /// <summary>Tells the devices of the owner and the admins that the list of requests is another one.</summary>
    public async Task TellAdminsAsync(ChangeWrite log, Guid conversationId, CancellationToken cancellation)
    {
        var admins = await db.Set<Membership>()
            .Where(m => m.ConversationId == conversationId && m.LeftSeq == null && (m.Role == MemberRole.Admin || m.Role == MemberRole.Owner))
            .Select(m => m.UserId).ToListAsync(cancellation);
        foreach (var admin in admins) log.AppendToList(admin, InvitationChanges.Requests, conversationId);
    }

    /// <summary>Nobody comes into a group that is gone.</summary>
    public async Task EndAllAsync(ChangeWrite log, Guid conversationId, CancellationToken cancellation)
    {
        foreach (var userId in await Invitations.Where(i => i.ConversationId == conversationId).Select(i => i.UserId).ToListAsync(cancellation))
            log.AppendToList(userId, InvitationChanges.Updated, conversationId);
        foreach (var userId in await Requests.Where(r => r.ConversationId == conversationId).Select(r => r.UserId).ToListAsync(cancellation))
            log.AppendToList(userId, InvitationChanges.Requested, conversationId);

        await Invitations.Where(i => i.ConversationId == conversationId).ExecuteDeleteAsync(cancellation);
        await Requests.Where(r => r.ConversationId == conversationId).ExecuteDeleteAsync(cancellation);
        await Links.Where(l => l.ConversationId == conversationId).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Whoever is in, however that came about, or may not come in, is not asked any more, and asks no more.</summary>
    public async Task EndAsync(ChangeWrite log, Guid conversationId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellation)
    {
        foreach (var invitation in await Invitations.Where(i => i.ConversationId == conversationId && userIds.Contains(i.UserId)).ToListAsync(cancellation))
            Remove(log, invitation);

        var requests = await Requests.Where(r => r.ConversationId == conversationId && userIds.Contains(r.UserId)).ToListAsync(cancellation);
        foreach (var request in requests)
        {
            db.Remove(request);
            log.AppendToList(request.UserId, InvitationChanges.Requested, conversationId);
        }

        if (requests.Count > 0) await TellAdminsAsync(log, conversationId, cancellation);
    }

    private IQueryable<InvitationLink> OfToken(string token)
    {
        var hash = InvitationToken.Hash(token);
        return from link in Links
               join conversation in db.Set<Conversation>() on link.ConversationId equals conversation.Id
               where link.TokenHash == hash && conversation.DeletedAt == null
               select link;
    }
}
