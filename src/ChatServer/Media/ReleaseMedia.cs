using ChatServer.Messages.Reactions;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media;

/// <summary>Takes media out of messages, reactions and sets that are deleted: from then on nobody sees them there, and what is nowhere else goes with the next sweep.</summary>
public sealed class ReleaseMedia(ChatDbContext db, TimeProvider clock)
{
    private const int AtOnce = 1_000;

    /// <summary>In the transaction that deletes these messages.</summary>
    public Task OfMessagesAsync(Guid conversationId, IReadOnlyCollection<long> seqs, CancellationToken cancellation) =>
        seqs.Count == 0 ? Task.CompletedTask : ReleaseAsync(conversationId, [.. seqs], cancellation);

    /// <summary>Of a conversation that nobody can see any more, some at a time.</summary>
    public async Task OfConversationAsync(Guid conversationId, CancellationToken cancellation)
    {
        var reacted = db.Set<Reaction>().Where(r => r.ConversationId == conversationId && r.MediaId != null).Select(r => r.Seq);
        var seqs = db.Set<MediaUse>().Where(u => u.ConversationId == conversationId).Select(u => u.Seq).Union(reacted).Take(AtOnce);
        while (await seqs.ToArrayAsync(cancellation) is { Length: > 0 } some) await ReleaseAsync(conversationId, some, cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            with gone as (delete from scheduled_messages where conversation_id = {conversationId} returning media_ids),
            held as (select id from media where id in (select unnest(media_ids) from gone) order by id for no key update)
            update media m set check_at = {clock.GetUtcNow()} from held where m.id = held.id
            """,
            cancellation);
    }

    /// <summary>In the transaction that takes these reactions back: others may have the same emoji, the sweep looks.</summary>
    public async Task OfReactionsAsync(IReadOnlyCollection<Reaction> reactions, CancellationToken cancellation)
    {
        Guid[] images = [.. reactions.Select(r => r.MediaId).OfType<Guid>().Distinct()];
        if (images.Length == 0) return;

        await db.Database.ExecuteSqlAsync(
            $"""
            with locked as (select id from media where id = any({images}) order by id for no key update)
            update media m set check_at = {clock.GetUtcNow()} from locked where m.id = locked.id
            """,
            cancellation);
    }

    /// <summary>Of such a conversation too: from then on its avatar is nobody's.</summary>
    public Task AvatarOfAsync(Guid conversationId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        with gone as (select id, avatar_media_id from conversations where id = {conversationId} and avatar_media_id is not null for no key update),
        cleared as (update conversations c set avatar_media_id = null from gone where c.id = gone.id)
        update media m set check_at = {clock.GetUtcNow()} from gone where m.id = gone.avatar_media_id
        """,
        cancellation);

    /// <summary>In the transaction that deletes this set: from then on nothing is in it.</summary>
    public Task OfSetAsync(Guid setId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        with gone as (delete from media_set_items where set_id = {setId} returning media_id),
        locked as (select id from media where id in (select media_id from gone) order by id for no key update)
        update media m set check_at = {clock.GetUtcNow()} from locked where m.id = locked.id
        """,
        cancellation);

    // In order of id, as everybody locks them.
    private Task<int> ReleaseAsync(Guid conversationId, long[] seqs, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        with sent as (delete from message_media where conversation_id = {conversationId} and seq = any({seqs}) returning media_id),
        reacted as (delete from reactions where conversation_id = {conversationId} and seq = any({seqs}) and media_id is not null returning media_id),
        locked as (
            select id from media where id in (select media_id from sent union select media_id from reacted) order by id for no key update)
        update media m set check_at = {clock.GetUtcNow()} from locked where m.id = locked.id
        """,
        cancellation);
}
