using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Takes out everything that one person said in a conversation, some at a time, so that others can write in between.</summary>
public sealed class EraseMessages(ChatDbContext db, ChangeLog changes, ReleaseMedia releaseMedia, EraseAttached eraseAttached)
{
    private const int AtOnce = 200;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RunAsync(Guid senderId, Guid conversationId, CancellationToken cancellation)
    {
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (log.IsOver(conversationId)) return false;

        var messages = await db.Set<Message>()
            .Where(m => m.ConversationId == conversationId && m.SenderId == senderId && m.DeletedAt == null)
            .Take(AtOnce)
            .ToListAsync(cancellation);
        if (messages.Count == 0) return false;

        await EraseAsync(log, conversationId, messages, m => log.At(conversationId), cancellation);
        await log.CommitAsync(cancellation);
        return messages.Count == AtOnce;
    }

    /// <summary>Leaves empty places, and nothing that tells what was said.</summary>
    internal async Task EraseAsync(
        ChangeWrite log, Guid conversationId, List<Message> messages, Func<Message, DateTimeOffset> at, CancellationToken cancellation)
    {
        await releaseMedia.OfMessagesAsync(conversationId, [.. messages.Where(m => m.ShowsMedia).Select(m => m.Seq)], cancellation);
        await eraseAttached.OfMessagesAsync(conversationId, [.. messages.Select(m => m.Seq)], cancellation);
        foreach (var message in messages.OrderBy(m => m.Seq))
        {
            message.Erase(at(message));
            message.ChangedSeq = log.Append(conversationId, MessageChanges.Deleted, message.Id, message.SenderId, () => MessageView.Of(message, log.At(conversationId)));
        }
    }
}
