using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Search.Indexing;

/// <summary>Takes what was said out of the index in the transaction that deletes it.</summary>
public sealed class ForgetWords(ChatDbContext db)
{
    public async Task OfMessagesAsync(Guid conversationId, IReadOnlyCollection<long> seqs, CancellationToken cancellation)
    {
        var positions = seqs.ToArray();

        // Two statements: the second sees what was indexed while the first waited.
        await IndexLock.ShareAsync(db, cancellation);
        await db.Set<IndexedMessage>().Where(m => m.ConversationId == conversationId && positions.Contains(m.Seq)).ExecuteDeleteAsync(cancellation);
    }
}
