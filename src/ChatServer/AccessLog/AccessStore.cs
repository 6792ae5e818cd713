using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatServer.AccessLog;

/// <summary>Changes the chain of one conversation, one change after the other. No conversation is locked for it: messages do not wait.</summary>
public sealed class AccessStore(ChatDbContext db, AccessChain chain)
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
        var head = await LockAsync(conversationId, cancellation);
        if (unlessSince is { } since && await HasSinceAsync(conversationId, userId, since, cancellation)) return null;

        var entry = new AccessEntry
        {
            ConversationId = conversationId,
            Number = head.Number + 1,
            UserId = userId,
            AccessTime = at,
            Hash = chain.HashOf(head.Hash, conversationId, head.Number + 1, userId, at),
        };
        db.Add(entry);
        (head.Number, head.Hash) = (entry.Number, entry.Hash);
        await SaveAsync(head, transaction, cancellation);
        return entry;
    }

    /// <summary>Forgets the oldest entries of a conversation, as far as they are older than this; the rest stays a chain.</summary>
    public async Task ForgetAsync(Guid conversationId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await LockAsync(conversationId, cancellation);
        var oldest = db.Set<AccessEntry>().Where(e => e.ConversationId == conversationId);
        var firstKept = await oldest.Where(e => e.AccessTime >= before).MinAsync(e => (long?)e.Number, cancellation) ?? long.MaxValue;
        var forgotten = oldest.Where(e => e.Number < firstKept);
        if (await forgotten.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellation) is not { } newest) return;

        await forgotten.ExecuteDeleteAsync(cancellation);
        (head.ForgottenNumber, head.ForgottenHash) = (newest.Number, newest.Hash);
        await SaveAsync(head, transaction, cancellation);
    }

    // What somebody else changed must not be sealed as if it were right: from then on the row says that it was broken.
    private async Task<AccessHead> LockAsync(Guid conversationId, CancellationToken cancellation)
    {
        var fresh = new AccessHead { ConversationId = conversationId };
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into access_heads (conversation_id, number, hash, forgotten_number, forgotten_hash, seal)
            values ({conversationId}, 0, {fresh.Hash}, 0, {fresh.ForgottenHash}, {chain.SealOf(fresh)})
            on conflict (conversation_id) do nothing
            """,
            cancellation);
        db.ChangeTracker.Clear();
        var head = await db.Set<AccessHead>().FromSql($"select * from access_heads where conversation_id = {conversationId} for update").SingleAsync(cancellation);
        if (chain.IsSealed(head) && !await EndsElsewhereAsync(head, cancellation)) return head;

        head.BrokenNumber ??= head.Number + 1;
        head.Number = Math.Max(head.Number, await NewestAsync(conversationId, cancellation) ?? 0);
        return head;
    }

    // The row may have been taken out, and stand here anew.
    private async Task<bool> EndsElsewhereAsync(AccessHead head, CancellationToken cancellation) =>
        await NewestAsync(head.ConversationId, cancellation) is { } newest && newest != head.Number;

    private Task<long?> NewestAsync(Guid conversationId, CancellationToken cancellation) =>
        db.Set<AccessEntry>().Where(e => e.ConversationId == conversationId).MaxAsync(e => (long?)e.Number, cancellation);

    private Task<bool> HasSinceAsync(Guid conversationId, Guid userId, DateTimeOffset since, CancellationToken cancellation) =>
        db.Set<AccessEntry>().Where(e => e.ConversationId == conversationId && e.UserId == userId)
            .OrderByDescending(e => e.Number).Take(1).AnyAsync(e => e.AccessTime > since, cancellation);

    private async Task SaveAsync(AccessHead head, IDbContextTransaction transaction, CancellationToken cancellation)
    {
        head.Seal = chain.SealOf(head);
        await db.SaveChangesAsync(cancellation);
        await Persistence.Database.CommitAsync((NpgsqlTransaction)transaction.GetDbTransaction());
    }
}
