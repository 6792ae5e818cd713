using ChatServer.Persistence;
using ChatServer.Search.Indexing;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Erases what people attached to messages that are deleted, and their words in the index, in the transaction that deletes them.</summary>
public sealed class EraseAttached(ChatDbContext db, ForgetWords forgetWords)
{
    public async Task OfMessagesAsync(Guid conversationId, long[] seqs, CancellationToken cancellation)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            with r as (delete from reactions where conversation_id = {conversationId} and seq = any({seqs})),
            v as (delete from poll_votes where conversation_id = {conversationId} and seq = any({seqs})),
            b as (delete from bookmarks where conversation_id = {conversationId} and seq = any({seqs})),
            m as (delete from reminders where conversation_id = {conversationId} and seq = any({seqs}))
            delete from pins where conversation_id = {conversationId} and seq = any({seqs})
            """,
            cancellation);
        await forgetWords.OfMessagesAsync(conversationId, seqs, cancellation);
    }
}
