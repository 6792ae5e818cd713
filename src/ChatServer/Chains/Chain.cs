using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Chains;

/// <summary>Changes the chains of one kind, each one change after the other, in the transaction of whoever calls.</summary>
/// <remarks>
/// A chain stays locked until the end of the transaction, so it is locked last: after conversations, people and whatever else. What is added is
/// saved with the context's other entities.
/// </remarks>
public sealed class Chain<TEntry>(ChatDbContext db, ChainSeal<TEntry> seal)
    where TEntry : ChainEntry, IChained
{
    public async Task<ChainHead<TEntry>> LockAsync(Guid chainId, CancellationToken cancellation)
    {
        // What was added already in this transaction is not saved yet.
        var known = db.ChangeTracker.Entries<ChainHead<TEntry>>().FirstOrDefault(h => h.Entity.ChainId == chainId);
        if (known is { State: EntityState.Modified }) return known.Entity;

        // One that was read before was read without the lock.
        if (known is not null) known.State = EntityState.Detached;
        await MakeAsync(chainId, cancellation);
        var (table, key) = Table();
        var sql = $"select * from {table} where {key} = {{0}} for update";
        var head = await db.Set<ChainHead<TEntry>>().FromSqlRaw(sql, chainId).SingleAsync(cancellation);
        if (seal.IsSealed(head) && !await EndsElsewhereAsync(head, cancellation)) return head;

        // What somebody else changed must not be sealed as if it were right: from then on the row says that it was broken.
        head.BrokenNumber ??= head.Number + 1;
        head.Number = Math.Max(head.Number, await NewestAsync(chainId, cancellation) ?? 0);
        head.Seal = seal.SealOf(head);
        return head;
    }

    /// <summary>Adds an entry to a chain that is locked.</summary>
    public void Add(ChainHead<TEntry> head, TEntry entry)
    {
        entry.Number = head.Number + 1;
        entry.Hash = seal.HashOf(head.Hash, entry);
        db.Add(entry);
        (head.Number, head.Hash) = (entry.Number, entry.Hash);
        head.Seal = seal.SealOf(head);
    }

    /// <summary>Forgets the oldest entries of a chain that is locked, as far as they are older than this; the rest stays a chain.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> ForgetAsync(ChainHead<TEntry> head, DateTimeOffset before, CancellationToken cancellation)
    {
        var all = db.Set<TEntry>().Where(e => e.ChainId == head.ChainId);
        var firstKept = await all.Where(e => e.At >= before).MinAsync(e => (long?)e.Number, cancellation) ?? long.MaxValue;
        var forgotten = all.Where(e => e.Number < firstKept);
        if (await forgotten.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellation) is not { } newest) return false;

        await forgotten.ExecuteDeleteAsync(cancellation);
        (head.ForgottenNumber, head.ForgottenHash) = (newest.Number, newest.Hash);
        head.Seal = seal.SealOf(head);
        return true;
    }

    private Task<int> MakeAsync(Guid chainId, CancellationToken cancellation)
    {
        var fresh = new ChainHead<TEntry> { ChainId = chainId };
        var (table, key) = Table();
        var sql = $$"""
            insert into {{table}} ({{key}}, number, hash, forgotten_number, forgotten_hash, seal)
            values ({0}, 0, {1}, 0, {2}, {3}) on conflict ({{key}}) do nothing
            """;
        return db.Database.ExecuteSqlRawAsync(sql, [chainId, fresh.Hash, fresh.ForgottenHash, seal.SealOf(fresh)], cancellation);
    }

    private (string Table, string Key) Table()
    {
        var type = db.Model.FindEntityType(typeof(ChainHead<TEntry>))!;
        return (type.GetTableName()!, type.FindPrimaryKey()!.Properties.Single().GetColumnName());
    }

    // The row may have been taken out, and stand here anew.
    private async Task<bool> EndsElsewhereAsync(ChainHead<TEntry> head, CancellationToken cancellation) =>
        await NewestAsync(head.ChainId, cancellation) is { } newest && newest != head.Number;

    private Task<long?> NewestAsync(Guid chainId, CancellationToken cancellation) =>
        db.Set<TEntry>().Where(e => e.ChainId == chainId).MaxAsync(e => (long?)e.Number, cancellation);
}
