using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>A member in a list, with their card.</summary>
/// <param name="UserId">Who it is.</param>
/// <param name="Role">owner, admin, moderator or member.</param>
/// <param name="JoinedAt">When they (last) joined.</param>
/// <param name="JoinedSeq">Position of the change by which they joined.</param>
/// <param name="User">What others see of them.</param>
public sealed record MemberListItem(Guid UserId, MemberRole Role, DateTimeOffset JoinedAt, long JoinedSeq, UserCard User);

/// <summary>Lists who is in a conversation, for its members.</summary>
public sealed class MemberReader(ChatDbContext db, Memberships memberships, MediaLinks links, Cursors cursors)
{
    private const string List = "members";

    public async Task<Page<MemberListItem>> ListAsync(
        Guid readerId, Guid conversationId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        await memberships.RequireAsync(readerId, conversationId, cancellation);

        // By id, which the key serves page by page however many members there are.
        var rows = await (
            from member in db.Set<Membership>().AsNoTracking()
            join user in db.Users.AsNoTracking() on member.UserId equals user.Id
            where member.ConversationId == conversationId && member.LeftSeq == null && member.UserId > after
            orderby member.UserId
            select new { member, user }).Take(page.Limit + 1).ToListAsync(cancellation);

        var items = rows.Take(page.Limit)
            .Select(r => new MemberListItem(
                r.member.UserId, r.member.Role, r.member.JoinedAt, r.member.JoinedSeq, UserCard.Of(r.user).For(readerId, links)))
            .ToList();
        return new Page<MemberListItem>(
            items, rows.Count > page.Limit ? cursors.Write(List, readerId, items[^1].UserId.ToString()) : null);
    }
}
