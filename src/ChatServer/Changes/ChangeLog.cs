using ChatServer.Http;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatServer.Changes;

/// <summary>The only way (beside the message writer) to record that something happened in a conversation.</summary>
/// <remarks>
/// Begin, lock the conversations, decide, change the entities, append, commit. Conversations are locked before anything else,
/// so what is read after the lock stays true until the commit, and positions are given out without holes.
/// </remarks>
public sealed class ChangeLog(ChatDbContext db, ChangeFeed feed, TimeProvider clock)
{
    /// <summary>Begins a transaction and locks one conversation.</summary>
    public Task<ChangeWrite> LockAsync(Guid conversationId, CancellationToken cancellation) =>
        LockAsync(conversationId, clock.GetUtcNow(), cancellation);

    /// <summary>The same as of a time, for what follows from something else, and is no later than that.</summary>
    public async Task<ChangeWrite> LockAsync(Guid conversationId, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var write = await BeginAsync(asOf, cancellation);
        try
        {
            await write.LockAsync([conversationId], cancellation);
            return write;
        }
        catch
        {
            await write.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a transaction; the caller locks what it is about.</summary>
    public Task<ChangeWrite> BeginAsync(CancellationToken cancellation) => BeginAsync(clock.GetUtcNow(), cancellation);

    private async Task<ChangeWrite> BeginAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.IsInTransaction = true;
        return new ChangeWrite(db, (NpgsqlTransaction)transaction.GetDbTransaction(), transaction, feed, now.CutToMilliseconds());
    }
}
