using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Personal;

/// <summary>Puts a conversation away, or marks it as unread, for oneself alone. What is so already is no change.</summary>
/// <remarks>
/// No lock on the conversation: nothing that others do depends on it. The person is locked before their membership, as by whoever ends it.
/// </remarks>
public sealed class MarkConversation(ChangeLog changes, UserStore users, Memberships memberships, ChatDbContext db)
{
    public async Task ArchiveAsync(Guid userId, Guid conversationId, bool isArchived, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        var count = await Own(userId, conversationId).Where(m => m.IsArchived != isArchived)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsArchived, isArchived), cancellation);
        await CommitAsync(write, userId, conversationId, count, cancellation);
    }

    public async Task MarkUnreadAsync(Guid userId, Guid conversationId, bool isUnread, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        var count = await Own(userId, conversationId).Where(m => m.IsMarkedUnread != isUnread)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsMarkedUnread, isUnread), cancellation);
        await CommitAsync(write, userId, conversationId, count, cancellation);
    }

    private IQueryable<Membership> Own(Guid userId, Guid conversationId) =>
        db.Set<Membership>().Where(m => m.ConversationId == conversationId && m.UserId == userId && m.LeftSeq == null);

    private async Task CommitAsync(ChangeWrite write, Guid userId, Guid conversationId, int count, CancellationToken cancellation)
    {
        if (count == 0)
        {
            await memberships.RequireAsync(userId, conversationId, cancellation);
            return;
        }

        write.AppendToList(userId, PersonalChanges.Marked, conversationId);
        await write.CommitAsync(cancellation);
    }
}
