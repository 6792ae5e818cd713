using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

/// <summary>Reads invitations, links and requests: of a group for those who may add members, and of a person for themselves.</summary>
public sealed class InvitationReader(ChatDbContext db, InvitationStore invitations, Memberships memberships, Cursors cursors, TimeProvider clock)
{
    /// <summary>By the id of who is invited.</summary>
    public async Task<Page<InvitationView>> ListAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var after = After("invitations", readerId, page);
        await RequireAddingAsync(readerId, conversationId, cancellation);
        var rows = await invitations.Invitations.AsNoTracking().Where(i => i.ConversationId == conversationId && i.UserId > after)
            .OrderBy(i => i.UserId).Take(page.Limit + 1).ToListAsync(cancellation);
        return PageOf("invitations", readerId, page, rows.ConvertAll(InvitationView.Of), i => i.UserId);
    }

    /// <summary>By the id of who asks.</summary>
    public async Task<Page<JoinRequestView>> RequestsAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var after = After("join requests", readerId, page);
        await RequireAddingAsync(readerId, conversationId, cancellation);
        var rows = await invitations.Requests.AsNoTracking().Where(r => r.ConversationId == conversationId && r.UserId > after)
            .OrderBy(r => r.UserId).Take(page.Limit + 1).ToListAsync(cancellation);
        return PageOf("join requests", readerId, page, rows.ConvertAll(JoinRequestView.Of), r => r.UserId);
    }

    /// <summary>By id, so the oldest first.</summary>
    public async Task<Page<LinkView>> LinksAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var after = After("links", readerId, page);
        await RequireAddingAsync(readerId, conversationId, cancellation);
        var rows = await invitations.Links.AsNoTracking().Where(l => l.ConversationId == conversationId && l.Id > after)
            .OrderBy(l => l.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return PageOf("links", readerId, page, rows.ConvertAll(LinkView.Of), l => l.Id);
    }

    /// <summary>By the id of the group.</summary>
    public async Task<Page<OwnInvitationView>> OwnAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var after = After("own invitations", userId, page);
        var rows = await (
            from invitation in invitations.OpenTo(userId).AsNoTracking()
            join conversation in db.Set<Conversation>().AsNoTracking() on invitation.ConversationId equals conversation.Id
            where invitation.ConversationId > after
            orderby invitation.ConversationId
            select new { invitation, conversation }).Take(page.Limit + 1).ToListAsync(cancellation);
        var views = rows.ConvertAll(r => new OwnInvitationView(GroupPreview.Of(r.conversation), r.invitation.InvitedBy, r.invitation.InvitedAt));
        return PageOf("own invitations", userId, page, views, i => i.Group.ConversationId);
    }

    /// <summary>By the id of the group.</summary>
    public async Task<Page<JoinRequestView>> OwnRequestsAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var after = After("own join requests", userId, page);
        var rows = await invitations.Requests.AsNoTracking().Where(r => r.UserId == userId && r.ConversationId > after)
            .OrderBy(r => r.ConversationId).Take(page.Limit + 1).ToListAsync(cancellation);
        return PageOf("own join requests", userId, page, rows.ConvertAll(JoinRequestView.Of), r => r.ConversationId);
    }

    /// <summary>What the holder of a link may know of its group.</summary>
    public async Task<GroupPreview> PreviewAsync(string token, CancellationToken cancellation)
    {
        var link = await invitations.FindLinkAsync(token, cancellation);
        return link is not null && link.IsUsable(clock.GetUtcNow())
            ? GroupPreview.Of(await db.Set<Conversation>().AsNoTracking().SingleAsync(c => c.Id == link.ConversationId, cancellation))
            : throw Refusal.NoSuchInvitation();
    }

    private async Task RequireAddingAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        (await memberships.StandingAsync(userId, conversationId, cancellation)).RequireAdding();

    private Guid After(string list, Guid userId, PageRequest page) =>
        cursors.Read(list, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;

    private Page<T> PageOf<T>(string list, Guid userId, PageRequest page, List<T> views, Func<T, Guid> id) =>
        views.Count <= page.Limit
            ? new Page<T>(views, null)
            : new Page<T>(views[..page.Limit], cursors.Write(list, userId, id(views[page.Limit - 1]).ToString()));
}
