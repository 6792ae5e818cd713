using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>Keeps at each message that was answered how often and by whom, after the log: a reply itself writes nothing there.</summary>
/// <remarks>Counted anew each time, so it does not matter how often it hears of a reply.</remarks>
internal sealed class CountReplies(ChatDbContext db, ChangeLog log) : ILogListener
{
    private const int ShownRepliers = 3;

    // As many of the newest are looked at for those who replied last.
    private const int NewestReplies = 50;

    public static string Name => "replies";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var actors = changes
            .Where(c => c.Kind == MessageChanges.Sent.Number || c.Kind == MessageChanges.Deleted.Number)
            .GroupBy(c => c.SubjectId)
            .ToDictionary(g => g.Key, g => g.Last().ActorId);
        if (actors.Count == 0) return;

        var ids = actors.Keys.ToArray();
        var replies = await db.Set<Message>().Where(m => ids.Contains(m.Id) && m.ReplyToId != null).OrderBy(m => m.Seq)
            .Select(m => new { m.Id, m.ConversationId, ReplyToId = m.ReplyToId!.Value }).ToListAsync(cancellation);
        foreach (var answered in replies.GroupBy(r => (r.ConversationId, r.ReplyToId)))
            await CountAsync(answered.Key.ConversationId, answered.Key.ReplyToId, actors[answered.Last().Id], cancellation);
    }

    private async Task CountAsync(Guid conversationId, Guid messageId, Guid actorId, CancellationToken cancellation)
    {
        await using var write = await log.LockAsync(conversationId, cancellation);
        var message = await db.Set<Message>()
            .SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId && m.DeletedAt == null, cancellation);
        if (message is null) return;

        var replies = await ReadAsync(conversationId, messageId, cancellation);
        if (replies == message.Details?.Replies) return;

        message.Details = (message.Details ?? new MessageDetails()) with { Replies = replies };
        var media = message.MediaCount == 0 ? [] : await MediaOfMessages.ReadAsync(db, conversationId, message.Seq, cancellation);
        var replier = replies?.LastRepliers[0] ?? actorId;
        message.ChangedSeq = write.Append(conversationId, MessageChanges.Replied, message.Id, replier, () => MessageView.Of(message, media));
        await write.CommitAsync(cancellation);
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
