using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>Keeps at a message that was answered how often and by whom.</summary>
/// <remarks>Counted anew each time, so it does not matter how often it hears of a reply.</remarks>
internal sealed class CountReplies(ChatDbContext db)
{
    private const int ShownRepliers = 3;

    // As many of the newest are looked at for those who replied last.
    private const int NewestReplies = 50;

    /// <returns>Whether there is something to commit.</returns>
    public async Task<bool> RunAsync(ChangeWrite write, Guid conversationId, Guid messageId, Guid actorId, CancellationToken cancellation)
    {
        var message = await db.Set<Message>()
            .SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId && m.DeletedAt == null, cancellation);
        if (message is null) return false;

        var replies = await ReadAsync(conversationId, messageId, cancellation);
        if (replies == message.Details?.Replies) return false;

        message.Details = (message.Details ?? new MessageDetails()) with { Replies = replies };
        var media = message.MediaCount == 0 ? [] : await MediaOfMessages.ReadAsync(db, conversationId, message.Seq, cancellation);
        var replier = replies?.LastRepliers[0] ?? actorId;
        message.ChangedSeq = write.Append(conversationId, MessageChanges.Replied, message.Id, replier, () => MessageView.Of(message, write.At(conversationId), media));
        return true;
    }

    private async Task<RepliesView?> ReadAsync(Guid conversationId, Guid messageId, CancellationToken cancellation)
    {
        var all = db.Set<Message>().Where(m => m.ConversationId == conversationId && m.ReplyToId == messageId && m.DeletedAt == null);
        var newest = await all.OrderByDescending(m => m.Seq).Take(NewestReplies).Select(m => new { m.SenderId, m.CreatedAt }).ToListAsync(cancellation);
        if (newest.Count == 0) return null;

        var count = newest.Count < NewestReplies ? newest.Count : await all.LongCountAsync(cancellation);
        return new RepliesView(count, newest[0].CreatedAt, [.. newest.Select(r => r.SenderId).Distinct().Take(ShownRepliers)]);
    }
}
