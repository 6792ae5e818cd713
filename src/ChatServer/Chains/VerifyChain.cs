using System.Data;
using System.Security.Cryptography;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Chains;

/// <summary>Goes through a chain from end to end, in a known amount of memory, and finds the first entry that is not as it was written.</summary>
public sealed class VerifyChain<TEntry>(ChatDbContext db, ChainSeal<TEntry> seal)
    where TEntry : ChainEntry, IChained
{
    public async Task<ChainVerdict> RunAsync(Guid chainId, CancellationToken cancellation)
    {
        // One snapshot: what is written meanwhile is neither missing nor too much.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var head = await db.Set<ChainHead<TEntry>>().AsNoTracking().SingleOrDefaultAsync(h => h.ChainId == chainId, cancellation);
        var known = head ?? new ChainHead<TEntry> { ChainId = chainId };
        var (entries, broken) = await WalkAsync(known, cancellation);
        if (head is not null && !seal.IsSealed(head)) broken = Earlier(broken, new BrokenEntry(head.Number + 1, ChainFault.Head));
        if (head?.BrokenNumber is { } number) broken = Earlier(broken, new BrokenEntry(number, ChainFault.Head));

        return new ChainVerdict(broken is null, entries, known.ForgottenNumber + 1, known.Number, Convert.ToHexStringLower(known.Hash), broken);
    }

    private static BrokenEntry Earlier(BrokenEntry? one, BrokenEntry other) => one is null || other.Number < one.Number ? other : one;

    private async Task<(long Entries, BrokenEntry? Broken)> WalkAsync(ChainHead<TEntry> head, CancellationToken cancellation)
    {
        var (last, hash, count) = (head.ForgottenNumber, head.ForgottenHash, 0L);
        BrokenEntry? broken = null;
        var all = db.Set<TEntry>().AsNoTracking().Where(e => e.ChainId == head.ChainId).OrderBy(e => e.Number);
        await foreach (var entry in all.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            broken ??= Check(head, last, hash, entry);
            (last, hash) = (entry.Number, entry.Hash);
        }

        if (last < head.Number) broken ??= new BrokenEntry(last + 1, ChainFault.Removed);
        return (count, broken);
    }

    private BrokenEntry? Check(ChainHead<TEntry> head, long last, byte[] before, TEntry entry)
    {
        if (entry.Number <= head.ForgottenNumber || entry.Number > head.Number) return new BrokenEntry(entry.Number, ChainFault.Added);
        if (entry.Number != last + 1) return new BrokenEntry(last + 1, ChainFault.Removed);

        var isRight = seal.Fits(before, entry) && (entry.Number < head.Number || CryptographicOperations.FixedTimeEquals(head.Hash, entry.Hash));
        return isRight ? null : new BrokenEntry(entry.Number, ChainFault.Changed);
    }
}
