using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Bans;

/// <summary>Reads who is banned from a group, for its moderators, and where a person is banned, for themselves.</summary>
public sealed class BanReader(BanStore bans, Memberships memberships, Cursors cursors, TimeProvider clock)
{
    private const string List = "bans";
    private const string OwnList = "own bans";

    /// <summary>By the id of who is banned.</summary>
    public async Task<Page<BanView>> ListAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        await RequireModeratorAsync(readerId, conversationId, cancellation);
        var rows = await bans.InForce(clock.GetUtcNow()).AsNoTracking()
            .Where(b => b.ConversationId == conversationId && b.UserId > after)
            .OrderBy(b => b.UserId).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = rows.Take(page.Limit).Select(BanView.Of).ToList();
        return new Page<BanView>(items, rows.Count > page.Limit ? cursors.Write(List, readerId, items[^1].UserId.ToString()) : null);
    }

    public async Task<BanView> ReadAsync(Guid readerId, Guid conversationId, Guid userId, CancellationToken cancellation)
    {
        await RequireModeratorAsync(readerId, conversationId, cancellation);
        return await bans.InForce(clock.GetUtcNow()).AsNoTracking()
            .SingleOrDefaultAsync(b => b.ConversationId == conversationId && b.UserId == userId, cancellation) is { } ban
            ? BanView.Of(ban)
            : throw Refusal.NoSuchBan();
    }

    /// <summary>By the id of the group.</summary>
    public async Task<Page<OwnBanView>> ListOwnAsync(Guid userId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(OwnList, userId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rows = await bans.OwnInForce(userId, clock.GetUtcNow()).AsNoTracking()
            .Where(b => b.ConversationId > after)
            .OrderBy(b => b.ConversationId).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = rows.Take(page.Limit).Select(b => new OwnBanView(b.ConversationId, b.Reason, b.Until, b.BannedAt)).ToList();
        return new Page<OwnBanView>(items, rows.Count > page.Limit ? cursors.Write(OwnList, userId, items[^1].ConversationId.ToString()) : null);
    }

    private async Task RequireModeratorAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        var standing = await memberships.StandingAsync(readerId, conversationId, cancellation);
        if (standing.Kind is not (ConversationKind.Group or ConversationKind.Channel or ConversationKind.Event)) throw Refusal.OnlyInAGroup();
        standing.Require(MemberRole.Moderator);
    }
}
