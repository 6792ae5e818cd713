using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Erases what people attached to messages that are deleted, in the transaction that deletes them.</summary>
public sealed class EraseAttached(ChatDbContext db)
{
    public Task OfMessagesAsync(Guid conversationId, long[] seqs, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"delete from reactions where conversation_id = {conversationId} and seq = any({seqs})", cancellation);
}
