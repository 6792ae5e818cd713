using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Search.Indexing;

/// <summary>Makes the index anew from the messages, while people write and search; until it is done, searches find a part.</summary>
public sealed class RebuildIndex(Database database, BlockStore blocks, IndexStore store)
{
    private const int AtOnce = 1_000;

    /// <returns>How many messages are indexed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        await ClearAsync(cancellation);

        long indexed = 0;
        var (conversationId, seq) = (Guid.Empty, 0L);
        while (await store.ReadAfterAsync(conversationId, seq, AtOnce, cancellation) is { Count: > 0 } messages)
        {
            await store.WriteAsync(messages, cancellation);
            indexed += messages.Count;
            (conversationId, seq) = (messages[^1].ConversationId, messages[^1].Seq);
        }

        return indexed;
    }

    // Numbers of blocks are not given out again, so what a listener is about to write for the old ones is not written; it comes with all the others.
    private async Task ClearAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await IndexLock.TakeAsync(transaction, cancellation);
        await using var clear = new NpgsqlCommand("truncate indexed_messages; delete from search_blocks", connection, transaction) { CommandTimeout = 0 };
        await clear.ExecuteNonQueryAsync(cancellation);
        await blocks.LayOutAsync(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
