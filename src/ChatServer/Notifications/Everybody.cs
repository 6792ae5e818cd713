using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Who gets an entry of what concerns everybody.</summary>
internal sealed class Everybody(ChatDbContext db)
{
    /// <summary>
    /// In larger conversations nobody does: one act must not write thousands of rows. What their members see of it is the conversation's own unread
    /// and mentions, which count "@all".
    /// </summary>
    public const int MaxMembers = 256;

    public async Task<IReadOnlyList<Guid>> InAsync(Guid conversationId, CancellationToken cancellation) =>
        await db.Set<Membership>()
            .Where(m => m.ConversationId == conversationId && m.LeftSeq == null
                && db.Set<Conversation>().Any(c => c.Id == conversationId && c.MemberCount <= MaxMembers))
            .Select(m => m.UserId).ToListAsync(cancellation);
}
