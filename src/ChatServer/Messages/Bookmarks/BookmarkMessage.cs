using ChatServer.Changes;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Bookmarks;

/// <summary>Keeps a message in one's own list of bookmarks, or takes it out. What is so already is no change.</summary>
public sealed class BookmarkMessage(ChangeLog changes, MessageReader messages, UserStore users, ChatDbContext db)
{
    public async Task AddAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var (conversationId, seq) = await messages.PlaceOfAsync(userId, messageId, cancellation);

        // Under the message's lock, so that no bookmark comes after its deletion; under the person's, so that racing ones are counted.
        await using var write = await changes.LockAsync(conversationId, cancellation);
        var message = await messages.RequireAsync(userId, messageId, cancellation);
        if (message.IsGone(write.Now)) throw Refusal.MessageDeleted();
        await users.LockAsync(userId, cancellation);

        var own = db.Set<Bookmark>().Where(b => b.UserId == userId);
        if (await own.AnyAsync(b => b.ConversationId == conversationId && b.Seq == seq, cancellation)) return;
        if (await own.CountAsync(cancellation) >= Bookmark.MaxBookmarks) throw Refusal.TooManyBookmarks();

        db.Add(new Bookmark { UserId = userId, ConversationId = conversationId, Seq = seq, BookmarkedAt = write.Now });
        write.AppendToList(userId, BookmarkChanges.Added, messageId);
        await write.CommitAsync(cancellation);
    }

    public async Task RemoveAsync(Guid userId, Guid messageId, CancellationToken cancellation)
    {
        var (conversationId, seq) = await messages.PlaceOfAsync(userId, messageId, cancellation);
        await using var write = await changes.BeginAsync(cancellation);
        var removed = await db.Set<Bookmark>()
            .Where(b => b.UserId == userId && b.ConversationId == conversationId && b.Seq == seq).ExecuteDeleteAsync(cancellation);
        if (removed == 0) return;

        write.AppendToList(userId, BookmarkChanges.Removed, messageId);
        await write.CommitAsync(cancellation);
    }
}
