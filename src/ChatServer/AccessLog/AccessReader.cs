using ChatServer.Chains;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.AccessLog;

/// <summary>That somebody opened a conversation.</summary>
/// <param name="Number">1, 2, 3 … in each conversation.</param>
/// <param name="ConversationId">What was opened.</param>
/// <param name="UserId">Who opened it.</param>
/// <param name="AccessTime">When.</param>
/// <param name="Hash">What seals the entry and the one before it, in hexadecimal. Note it elsewhere to find out later whether it is still there.</param>
public sealed record AccessView(long Number, Guid ConversationId, Guid UserId, DateTimeOffset AccessTime, string Hash)
{
    public static AccessView Of(AccessEntry e) => new(e.Number, e.ChainId, e.UserId, e.At, Convert.ToHexStringLower(e.Hash));
}

/// <summary>Which entries of an access log.</summary>
public sealed class AccessFilter : ChainFilter<AccessEntry>
{
    /// <summary>Only this person's.</summary>
    public Guid? UserId { get; init; }

    private protected override IQueryable<AccessEntry> Narrow(IQueryable<AccessEntry> entries) =>
        UserId is { } userId ? entries.Where(e => e.UserId == userId) : entries;
}

/// <summary>Lists who opened a conversation, for its owner and admins, newest first.</summary>
public sealed class AccessReader(Memberships memberships, ChainReader<AccessEntry> chain)
{
    public async Task<Page<AccessView>> ListAsync(
        Guid readerId, Guid conversationId, AccessFilter filter, PageRequest page, CancellationToken cancellation)
    {
        await RequireAdminAsync(readerId, conversationId, cancellation);
        return await chain.ListAsync(readerId, conversationId, filter, page, AccessView.Of, cancellation);
    }

    public async Task RequireAdminAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);
        if (membership.Role < MemberRole.Admin) throw Refusal.NotAllowed();
    }
}
