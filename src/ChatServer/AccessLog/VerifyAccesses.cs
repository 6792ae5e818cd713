using System.Data;
using System.Security.Cryptography;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.AccessLog;

/// <summary>What is wrong with the first entry that is not as it was written.</summary>
public enum AccessFault
{
    /// <summary>It is not what was written at this place.</summary>
    Changed,

    /// <summary>It is not there any more.</summary>
    Removed,

    /// <summary>It was not written by the server.</summary>
    Added,

    /// <summary>What tells where the log begins and ends was changed.</summary>
    Head,
}

/// <summary>The first entry that is not as it was written.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fault">changed, removed, added, or head: what tells where the log begins and ends was changed, before this entry was written.</param>
public sealed record BrokenAccess(long Number, AccessFault Fault);

/// <summary>Whether an access log is as it was written.</summary>
/// <param name="Ok">Every entry is there, unchanged, and none besides.</param>
/// <param name="Entries">How many there are.</param>
/// <param name="FirstNumber">Number of the oldest one that is kept; those before were forgotten because of their age.</param>
/// <param name="HeadNumber">Number of the newest one.</param>
/// <param name="HeadHash">
/// Its hash, in hexadecimal. Noted elsewhere, it also shows later that nobody has put back an older state of the whole log, which the log
/// itself cannot tell.
/// </param>
/// <param name="FirstBroken">The first entry that is not as it was written; null if all are.</param>
public sealed record AccessVerdict(bool Ok, long Entries, long FirstNumber, long HeadNumber, string HeadHash, BrokenAccess? FirstBroken);

/// <summary>Goes through an access log from end to end, in a known amount of memory, and finds the first entry that is not as it was written.</summary>
public sealed class VerifyAccesses(ChatDbContext db, AccessReader accesses, AccessChain chain)
{
    public async Task<AccessVerdict> RunAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        await accesses.RequireAdminAsync(readerId, conversationId, cancellation);

        // One snapshot: what is written meanwhile is neither missing nor too much.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var head = await db.Set<AccessHead>().AsNoTracking().SingleOrDefaultAsync(h => h.ConversationId == conversationId, cancellation);
        var known = head ?? new AccessHead { ConversationId = conversationId };
        var (entries, broken) = await WalkAsync(known, cancellation);
        if (head is not null && !chain.IsSealed(head)) broken = Earlier(broken, new BrokenAccess(head.Number + 1, AccessFault.Head));
        if (head?.BrokenNumber is { } number) broken = Earlier(broken, new BrokenAccess(number, AccessFault.Head));

        return new AccessVerdict(
            broken is null, entries, known.ForgottenNumber + 1, known.Number, Convert.ToHexStringLower(known.Hash), broken);
    }

    private static BrokenAccess Earlier(BrokenAccess? one, BrokenAccess other) => one is null || other.Number < one.Number ? other : one;

    private async Task<(long Entries, BrokenAccess? Broken)> WalkAsync(AccessHead head, CancellationToken cancellation)
    {
        var (last, hash, count) = (head.ForgottenNumber, head.ForgottenHash, 0L);
        BrokenAccess? broken = null;
        var all = db.Set<AccessEntry>().AsNoTracking().Where(e => e.ConversationId == head.ConversationId).OrderBy(e => e.Number);
        await foreach (var entry in all.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            count++;
            broken ??= Check(head, last, hash, entry);
            (last, hash) = (entry.Number, entry.Hash);
        }

        if (last < head.Number) broken ??= new BrokenAccess(last + 1, AccessFault.Removed);
        return (count, broken);
    }

    private BrokenAccess? Check(AccessHead head, long last, byte[] before, AccessEntry entry)
    {
        if (entry.Number <= head.ForgottenNumber || entry.Number > head.Number) return new BrokenAccess(entry.Number, AccessFault.Added);
        if (entry.Number != last + 1) return new BrokenAccess(last + 1, AccessFault.Removed);

        var right = chain.HashOf(before, entry.ConversationId, entry.Number, entry.UserId, entry.AccessTime);
        var isRight = CryptographicOperations.FixedTimeEquals(right, entry.Hash)
            && (entry.Number < head.Number || CryptographicOperations.FixedTimeEquals(head.Hash, entry.Hash));
        return isRight ? null : new BrokenAccess(entry.Number, AccessFault.Changed);
    }
}
