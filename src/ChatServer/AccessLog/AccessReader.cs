using System.Globalization;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.AccessLog;

/// <summary>That somebody opened a conversation.</summary>
/// <param name="Number">1, 2, 3 … in each conversation.</param>
/// <param name="ConversationId">What was opened.</param>
/// <param name="UserId">Who opened it.</param>
/// <param name="AccessTime">When.</param>
/// <param name="Hash">What seals the entry and the one before it, in hexadecimal. Note it elsewhere to find out later whether it is still there.</param>
public sealed record AccessView(long Number, Guid ConversationId, Guid UserId, DateTimeOffset AccessTime, string Hash)
{
    public static AccessView Of(AccessEntry e) => new(e.Number, e.ConversationId, e.UserId, e.AccessTime, Convert.ToHexStringLower(e.Hash));
}

/// <summary>Which entries of an access log.</summary>
public sealed class AccessFilter
{
    /// <summary>Only this person's.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Only from this time on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>Lists who opened a conversation, for its owner and admins, newest first.</summary>
public sealed class AccessReader(ChatDbContext db, Memberships memberships, Cursors cursors)
{
    private const string List = "accesses";

    public async Task<Page<AccessView>> ListAsync(
        Guid readerId, Guid conversationId, AccessFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var before = cursors.Read(List, readerId, page.Cursor) is { } place ? long.Parse(place, CultureInfo.InvariantCulture) : long.MaxValue;
        await RequireAdminAsync(readerId, conversationId, cancellation);

        var entries = db.Set<AccessEntry>().AsNoTracking().Where(e => e.ConversationId == conversationId && e.Number < before);
        if (filter.UserId is { } userId) entries = entries.Where(e => e.UserId == userId);
        if (filter.From is { } from) entries = entries.Where(e => e.AccessTime >= from.ToUniversalTime());
        if (filter.To is { } to) entries = entries.Where(e => e.AccessTime < to.ToUniversalTime());
        var rows = await entries.OrderByDescending(e => e.Number).Take(page.Limit + 1).ToListAsync(cancellation);

        var next = rows.Count > page.Limit ? cursors.Write(List, readerId, rows[page.Limit - 1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return new Page<AccessView>([.. rows.Take(page.Limit).Select(AccessView.Of)], next);
    }

    public async Task RequireAdminAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);
        if (membership.Role < MemberRole.Admin) throw Refusal.NotAllowed();
    }
}
