using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>A member in a list, with their card.</summary>
/// <param name="UserId">Who it is.</param>
/// <param name="Role">owner, admin, moderator or member.</param>
/// <param name="JoinedAt">When they (last) joined.</param>
/// <param name="JoinedSeq">Position of the change by which they joined.</param>
/// <param name="SilencedUntil">Until then they read and do not write; null, or a time that has passed: they may write.</param>
/// <param name="User">What others see of them.</param>
public sealed record MemberListItem(
    Guid UserId, MemberRole Role, DateTimeOffset JoinedAt, long JoinedSeq, DateTimeOffset? SilencedUntil, UserCard User);

/// <summary>Lists who is in a conversation, for its members. Of a channel they see those with a role and themselves, its admins everybody.</summary>
public sealed class MemberReader(ChatDbContext db, Memberships memberships, UserCards cards, Cursors cursors)
{
    public async Task<Page<MemberListItem>> ListAsync(Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var standing = await memberships.StandingAsync(readerId, conversationId, cancellation);
        var shown = In(conversationId);
        if (standing.Kind.IsCrowd())
            shown = shown.Where(m => m.Role != MemberRole.Member).Union(shown.Where(m => m.UserId == readerId));
        return await PageAsync("members", readerId, shown, page, cancellation);
    }

    public async Task<Page<MemberListItem>> ListSubscribersAsync(Guid readerId, Guid channelId, PageRequest page, CancellationToken cancellation)
    {
        var standing = await memberships.StandingAsync(readerId, channelId, cancellation);
        if (standing.Kind != ConversationKind.Channel) throw Refusal.OnlyInAChannel();
        standing.Require(MemberRole.Admin);
        return await PageAsync("subscribers", readerId, In(channelId), page, cancellation);
    }

    private IQueryable<Membership> In(Guid conversationId) =>
        db.Set<Membership>().AsNoTracking().Where(m => m.ConversationId == conversationId && m.LeftSeq == null);

    // By id, which the key serves page by page however many members there are.
    private async Task<Page<MemberListItem>> PageAsync(
        string list, Guid readerId, IQueryable<Membership> members, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(list, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rows = await (
            from member in members
            join user in db.Users.AsNoTracking() on member.UserId equals user.Id
            where member.UserId > after
            orderby member.UserId
            select new { member, user }).Take(page.Limit + 1).ToListAsync(cancellation);

        var shown = rows.Take(page.Limit).ToList();
        var seen = await cards.ForAsync(readerId, shown.ConvertAll(r => r.user), cancellation);
        var items = shown.Zip(seen, (row, card) => new MemberListItem(
            row.member.UserId, row.member.Role, row.member.JoinedAt, row.member.JoinedSeq, row.member.SilencedUntil, card)).ToList();
        return new Page<MemberListItem>(
            items, rows.Count > page.Limit ? cursors.Write(list, readerId, items[^1].UserId.ToString()) : null);
    }
}
