using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>A reply that was sent and not deleted.</summary>
internal sealed record HeardReply(Guid SenderId, long Seq, DateTimeOffset CreatedAt);

/// <summary>What follows from a reply, after the log: the answered message tells of it, and who takes part follows it. A reply itself writes nothing for that.</summary>
internal sealed class HearReplies(ChatDbContext db, HeardMessages messages, ChangeLog log, CountReplies count, FollowAnswered follow) : ILogListener
{
    public static string Name => "replies";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        await ForgetAsync([.. changes.Where(c => c.Kind == ConversationChanges.MemberLeft.Number)], cancellation);

        var heard = changes
            .Where(c => c.Kind == MessageChanges.Sent.Number || c.Kind == MessageChanges.Deleted.Number)
            .GroupBy(c => c.SubjectId)
            .ToDictionary(g => g.Key, g => g.Last());
        if (heard.Count == 0) return;

        var replies = (await messages.OfAsync(heard.Values, cancellation)).Where(m => m.ReplyToId is not null).OrderBy(m => m.Seq);
        foreach (var answered in replies.GroupBy(r => (r.ConversationId, MessageId: r.ReplyToId!.Value)))
            await HearAsync(answered.Key.ConversationId, answered.Key.MessageId, heard[answered.Last().Id], [.. answered], cancellation);
    }

    private async Task HearAsync(
        Guid conversationId, Guid messageId, Change newest, IReadOnlyList<Message> replies, CancellationToken cancellation)
    {
        var there = replies.Where(r => r.DeletedAt is null).Select(r => new HeardReply(r.SenderId, r.Seq, r.CreatedAt)).ToList();

        // As of the reply: a later time would keep what is written with an earlier one, as an import does, from keeping its own.
        await using var write = await log.LockAsync(conversationId, newest.At, cancellation);
        if (write.IsOver(conversationId)) return;

        var isCounted = await count.RunAsync(write, conversationId, messageId, newest.ActorId, cancellation);
        var isFollowed = await follow.RunAsync(write, conversationId, messageId, there, cancellation);
        if (isCounted || isFollowed) await write.CommitAsync(cancellation);
    }

    // They mean nothing from the moment that somebody left; here they go.
    private async Task ForgetAsync(List<Change> departures, CancellationToken cancellation)
    {
        if (departures.Count == 0) return;

        var (conversationIds, userIds) = (departures.Select(c => c.ConversationId).ToArray(), departures.Select(c => c.SubjectId).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from reply_follows f using unnest({conversationIds}, {userIds}) gone(conversation_id, user_id), members m
            where f.conversation_id = gone.conversation_id and f.user_id = gone.user_id
                and m.conversation_id = gone.conversation_id and m.user_id = gone.user_id
                and (m.left_seq is not null or m.joined_seq <> f.joined_seq)
            """,
            cancellation);
    }
}
