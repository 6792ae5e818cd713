using ChatServer.Changes;
using ChatServer.Conversations.Invitations;
using ChatServer.Conversations.Threads;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Conversations.Bans;

/// <summary>Why somebody is banned, and until when. It replaces what was said of a ban before.</summary>
/// <param name="Reason" example="Advertising">At most 500 characters; the one concerned can read it, too.</param>
/// <param name="Until" example="2030-01-31T12:00:00.000Z">In the future; null: until somebody lifts it.</param>
public sealed record BanRequest([TextLimit(0, Ban.MaxReasonLength)] string? Reason = null, DateTimeOffset? Until = null);

/// <summary>
/// Takes somebody out of a group and keeps them out, as a moderator with a higher role; or lets them come in again. Who was never in it can be banned, too.
/// </summary>
public sealed class BanMember(
    FamilyLock family, Memberships memberships, ConversationStore store, BanStore bans, InvitationStore invitations, Joining joining,
    LeaveThreads leaveThreads)
{
    public async Task<BanView> BanAsync(
        Guid bannerId, Guid conversationId, Guid userId, BanRequest request, CancellationToken cancellation)
    {
        var reason = ShortText.ParseOptional(request.Reason, "reason", Ban.MaxReasonLength);
        await memberships.AdmitAsync(bannerId, conversationId, cancellation);
        await using var log = await family.OfMemberAsync(conversationId, userId, cancellation);
        var (conversation, banner) = await RequireModeratorAsync(bannerId, conversationId, cancellation);
        var until = request.Until?.CutToMilliseconds();
        if (until <= log.Now) throw Refusal.InvalidRequest("until", "It must be in the future.");

        // Held before they are looked for, as by the lock above: whoever subscribes to a channel holds no more of it than its key.
        await store.RequirePeopleAsync([userId], cancellation);
        var member = userId == bannerId ? banner : await memberships.FindAsync(userId, conversationId, cancellation);
        if (member?.Role >= banner.Role) throw Refusal.NotAllowed();

        if (member is not null)
        {
            await leaveThreads.RunAsync(log, conversationId, userId, bannerId, cancellation);
            await joining.LeaveAsync(log, conversation, member, bannerId, cancellation);
        }

        await invitations.EndAsync(log, conversationId, [userId], cancellation);
        var ban = await PutAsync(log, conversationId, userId, cancellation);
        (ban.Reason, ban.Until, ban.BannedBy, ban.BannedAt) = (reason, until, bannerId, log.Now);
        await TellAsync(log, ban, cancellation);
        await log.CommitAsync(cancellation);
        return BanView.Of(ban);
    }

    public async Task LiftAsync(Guid lifterId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await memberships.AdmitAsync(lifterId, conversationId, cancellation);
        await using var log = await family.OfMemberAsync(conversationId, userId, cancellation);
        await RequireModeratorAsync(lifterId, conversationId, cancellation);
        var ban = await bans.FindAsync(conversationId, userId, cancellation);
        if (ban is null || ban.Until <= log.Now) throw Refusal.NoSuchBan();

        bans.Remove(ban);
        await TellAsync(log, ban, cancellation);
        await log.CommitAsync(cancellation);
    }

    private async Task TellAsync(ChangeWrite log, Ban ban, CancellationToken cancellation)
    {
        if (await bans.WasInAsync(ban.ConversationId, ban.UserId, cancellation)) log.AppendToList(ban.UserId, BanChanges.Updated, ban.ConversationId);
    }

    private async Task<Ban> PutAsync(ChangeWrite log, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await bans.RemoveOverAsync(conversationId, log.Now, cancellation);
        if (await bans.FindAsync(conversationId, userId, cancellation) is { } known) return known;
        if (await bans.CountAsync(conversationId, cancellation) >= Ban.MaxOfGroup) throw Refusal.TooManyBans();

        var ban = new Ban
        {
            ConversationId = conversationId,
            UserId = userId,
            Reason = null,
            Until = null,
            BannedBy = default,
            BannedAt = default,
        };
        bans.Add(ban);
        return ban;
    }

    private async Task<(Conversation Conversation, Membership Moderator)> RequireModeratorAsync(
        Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(userId, conversationId, cancellation);
        var conversation = await store.FindAsync(conversationId, cancellation);
        conversation.RequireRules();
        return membership.Role >= MemberRole.Moderator ? (conversation, membership) : throw Refusal.NotAllowed();
    }
}
