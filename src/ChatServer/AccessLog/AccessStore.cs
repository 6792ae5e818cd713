using ChatServer.Chains;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatServer.AccessLog;

/// <summary>Changes the chain of one conversation. No conversation is locked for it: messages do not wait.</summary>
public sealed class AccessStore(ChatDbContext db, Chain<AccessEntry> chain)
{
    /// <param name="conversationId">What was opened.</param>
    /// <param name="userId">By whom.</param>
    /// <param name="at">When.</param>
    /// <param name="unlessSince">Nothing is added if the person has an entry since then.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The entry; null if none was added.</returns>
    public async Task<AccessEntry?> AddAsync(
        Guid conversationId, Guid userId, DateTimeOffset at, DateTimeOffset? unlessSince, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await chain.LockAsync(conversationId, cancellation);
        if (unlessSince is { } since && await HasSinceAsync(conversationId, userId, since, cancellation)) return null;

        var entry = new AccessEntry { ChainId = conversationId, UserId = userId, At = at };
        chain.Add(head, entry);
        await SaveAsync(transaction, cancellation);
        return entry;
    }

    /// <summary>Forgets the oldest entries of a conversation, as far as they are older than this; the rest stays a chain.</summary>
    public async Task ForgetAsync(Guid conversationId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await chain.LockAsync(conversationId, cancellation);
        if (await chain.ForgetAsync(head, before, cancellation)) await SaveAsync(transaction, cancellation);
    }

    private Task<bool> HasSinceAsync(Guid conversationId, Guid userId, DateTimeOffset since, CancellationToken cancellation) =>
        db.Set<AccessEntry>().Where(e => e.ChainId == conversationId && e.UserId == userId)
            .OrderByDescending(e => e.Number).Take(1).AnyAsync(e => e.At > since, cancellation);

    private async Task SaveAsync(IDbContextTransaction transaction, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await Persistence.Database.CommitAsync((NpgsqlTransaction)transaction.GetDbTransaction());
        db.ChangeTracker.Clear();
    }
}
