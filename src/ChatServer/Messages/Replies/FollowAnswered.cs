using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Replies;

/// <summary>Has whoever replied follow the message, and its author, unless they said that they do not want to.</summary>
/// <remarks>It does not matter how often it hears of a reply: who does not follow any more stays so, and marks only move forward.</remarks>
internal sealed class FollowAnswered(ChatDbContext db)
{
    /// <returns>Whether there is something to commit.</returns>
    public async Task<bool> RunAsync(
        ChangeWrite write, Guid conversationId, Guid messageId, IReadOnlyList<HeardReply> replies, CancellationToken cancellation)
    {
        if (replies.Count == 0) return false;

        var people = replies.GroupBy(r => r.SenderId).ToDictionary(g => g.Key, g => g.Max(r => r.Seq));
        var author = await db.Set<Message>().Where(m => m.Id == messageId && m.ConversationId == conversationId && m.DeletedAt == null)
            .Select(m => new { m.SenderId, m.Seq }).SingleOrDefaultAsync(cancellation);
        if (author is not null) people.TryAdd(author.SenderId, author.Seq);

        var activeAt = replies.Max(r => r.CreatedAt);
        var (userIds, seqs) = (people.Keys.ToArray(), people.Values.ToArray());
        var told = await BeginAsync(conversationId, messageId, userIds, seqs, activeAt, cancellation);
        told.AddRange(await MoveAsync(conversationId, messageId, userIds, seqs, cancellation));
        foreach (var userId in told.Distinct()) write.AppendToList(userId, FollowChanges.Updated, messageId);
        return await StirAsync(conversationId, messageId, activeAt, cancellation) || told.Count > 0;
    }

    // In the membership in which they said it, which is over for somebody who left meanwhile.
    private Task<List<Guid>> BeginAsync(
        Guid conversationId, Guid messageId, Guid[] userIds, long[] seqs, DateTimeOffset activeAt, CancellationToken cancellation) =>
        db.Database.SqlQuery<Guid>(
            $"""
            insert into reply_follows as f (conversation_id, message_id, user_id, joined_seq, is_following, read_seq, active_at)
            select m.conversation_id, {messageId}, m.user_id, m.joined_seq, true, m.read_seq, {activeAt}
            from unnest({userIds}, {seqs}) said(user_id, seq)
            join members m on m.conversation_id = {conversationId} and m.user_id = said.user_id and m.left_seq is null and m.joined_seq < said.seq
            on conflict (conversation_id, message_id, user_id) do update
            set joined_seq = excluded.joined_seq, is_following = true, read_seq = excluded.read_seq
            where f.joined_seq <> excluded.joined_seq
            returning f.user_id as "Value"
            """).ToListAsync(cancellation);

    // Whoever replies has read what was replied before.
    private Task<List<Guid>> MoveAsync(Guid conversationId, Guid messageId, Guid[] userIds, long[] seqs, CancellationToken cancellation) =>
        db.Database.SqlQuery<Guid>(
            $"""
            update reply_follows f set read_seq = said.seq from unnest({userIds}, {seqs}) said(user_id, seq)
            where f.conversation_id = {conversationId} and f.message_id = {messageId} and f.user_id = said.user_id
                and f.is_following and f.read_seq < said.seq
            returning f.user_id as "Value"
            """).ToListAsync(cancellation);

    private async Task<bool> StirAsync(Guid conversationId, Guid messageId, DateTimeOffset activeAt, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            update reply_follows set active_at = {activeAt}
            where conversation_id = {conversationId} and message_id = {messageId} and active_at < {activeAt}
            """,
            cancellation) > 0;
}
