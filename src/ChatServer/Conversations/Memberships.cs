using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

/// <summary>The one door to a conversation: nobody reads or writes it except through their own membership.</summary>
public sealed class Memberships(ChatDbContext db)
{
    /// <summary>The person's membership, or the same refusal whether the conversation is missing or merely not theirs.</summary>
    public async Task<Membership> RequireAsync(Guid userId, Guid conversationId, CancellationToken cancellation) =>
        await db.Set<Membership>().SingleOrDefaultAsync(
            m => m.ConversationId == conversationId && m.UserId == userId && m.LeftSeq == null, cancellation)
        ?? throw Refusal.NoSuchConversation();

    /// <summary>The membership of someone whose role is at least this.</summary>
    public async Task<Membership> RequireAsync(Guid userId, Guid conversationId, MemberRole role, CancellationToken cancellation)
    {
        var membership = await RequireAsync(userId, conversationId, cancellation);
        return membership.Role >= role ? membership : throw Refusal.NotAllowed();
    }
}
