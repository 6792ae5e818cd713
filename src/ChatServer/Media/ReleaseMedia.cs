using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Messages.Reactions;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>
/// Takes media out of messages, previews, reactions, sets and stories that are deleted: from then on nobody sees them there, and what is nowhere else goes
/// with the next sweep.
/// </summary>
public sealed class ReleaseMedia(ChatDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    /// <summary>In the transaction that deletes these messages.</summary>
    public Task OfMessagesAsync(Guid conversationId, IReadOnlyCollection<long> seqs, CancellationToken cancellation) =>
        seqs.Count == 0 ? Task.CompletedTask : OfMessagesAsync(conversationId, [.. seqs], cancellation);

    /// <summary>Of a conversation that nobody can see any more, some at a time.</summary>
    public async Task OfConversationAsync(Guid conversationId, CancellationToken cancellation)
    {
        var reacted = db.Set<Reaction>().Where(r => r.ConversationId == conversationId && r.MediaId != null).Select(r => r.Seq);
        var linked = db.Set<LinkPicture>().Where(p => p.ConversationId == conversationId).Select(p => p.Seq);
        var seqs = db.Set<MediaUse>().Where(u => u.ConversationId == conversationId).Select(u => u.Seq).Union(reacted).Union(linked).Take(AtOnce);
        while (await seqs.ToArrayAsync(cancellation) is { Length: > 0 } some) await OfMessagesAsync(conversationId, some, cancellation);
        await ReleaseAsync(
            """
            scheduled as (delete from scheduled_messages where conversation_id = {1} returning media_ids),
            gone as (select unnest(media_ids) as media_id from scheduled)
            """,
            cancellation,
            conversationId);
    }

    /// <summary>With all messages that this person has scheduled.</summary>
    public Task OfScheduledAsync(Guid userId, CancellationToken cancellation) => ReleaseAsync(
        """
        scheduled as (delete from scheduled_messages where user_id = {1} returning media_ids),
        gone as (select unnest(media_ids) as media_id from scheduled)
        """,
        cancellation,
        userId);

    /// <summary>In the transaction that takes these reactions back: others may have the same emoji, the sweep looks.</summary>
    public Task OfReactionsAsync(IEnumerable<Reaction> reactions, CancellationToken cancellation) =>
        AllAsync([.. reactions.Select(r => r.MediaId).OfType<Guid>().Distinct()], cancellation);

    /// <summary>In the transaction that takes these out of something else that held them.</summary>
    public Task AllAsync(Guid[] mediaIds, CancellationToken cancellation) =>
        mediaIds.Length == 0 ? Task.CompletedTask : ReleaseAsync("gone as (select unnest({1}::uuid[]) as media_id)", cancellation, mediaIds);

    /// <summary>In the transaction that takes the preview off this message.</summary>
    public Task OfPreviewAsync(Guid conversationId, long seq, CancellationToken cancellation) => ReleaseAsync(
        "gone as (delete from link_pictures where conversation_id = {1} and seq = {2} returning media_id)", cancellation, conversationId, seq);

    /// <summary>Of such a conversation too: from then on its avatar is nobody's.</summary>
    public Task AvatarOfAsync(Guid conversationId, CancellationToken cancellation) => ReleaseAsync(
        """
        worn as (select id, avatar_media_id from conversations where id = {1} and avatar_media_id is not null for no key update),
        cleared as (update conversations c set avatar_media_id = null from worn where c.id = worn.id),
        gone as (select avatar_media_id as media_id from worn)
        """,
        cancellation,
        conversationId);

    /// <summary>In the transaction that deletes this set: from then on nothing is in it.</summary>
    public Task OfSetAsync(Guid setId, CancellationToken cancellation) =>
        ReleaseAsync("gone as (delete from media_set_items where set_id = {1} returning media_id)", cancellation, setId);

    private Task<int> OfMessagesAsync(Guid conversationId, long[] seqs, CancellationToken cancellation) => ReleaseAsync(
        """
        sent as (delete from message_media where conversation_id = {1} and seq = any({2}) returning media_id),
        reacted as (delete from reactions where conversation_id = {1} and seq = any({2}) and media_id is not null returning media_id),
        linked as (delete from link_pictures where conversation_id = {1} and seq = any({2}) returning media_id),
        gone as (select media_id from sent union select media_id from reacted union select media_id from linked)
        """,
        cancellation,
        conversationId,
        seqs);

    // In order of id, as everybody locks them.
    private Task<int> ReleaseAsync(string gone, CancellationToken cancellation, params object[] values)
    {
        var sql = $$"""
            with {{gone}},
            locked as (select id from media where id in (select media_id from gone) order by id for no key update)
            update media m set check_at = {0} from locked where m.id = locked.id
            """;
        return db.Database.ExecuteSqlRawAsync(sql, [clock.GetUtcNow(), .. values], cancellation);
    }
}
