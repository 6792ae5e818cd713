using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Erases messages that have had their time, as a deletion does, some at a time so that others can write in between.</summary>
/// <remarks>
/// It looks again when the next one is due, or after the shortest time that a message can have: what is sent in between is not due earlier,
/// so nothing has to wake it.
/// </remarks>
public sealed class ExpireMessages(ChatDbContext db, ChangeLog changes, EraseMessages erase, TimeProvider clock) : IJobHandler
{
    internal const int AtOnce = 200;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(DisappearingMessages.MinSeconds);

    public static string Kind => "messages.expire";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        while (await ConversationsAsync(cancellation) is { Count: > 0 } conversations)
            foreach (var conversationId in conversations) await EraseSomeAsync(conversationId, cancellation);

        var next = await db.Set<Message>().Where(m => m.ExpiresAt != null && m.DeletedAt == null).MinAsync(m => m.ExpiresAt, cancellation);
        return next - clock.GetUtcNow() is { } wait && wait < LooksEvery ? wait : LooksEvery;
    }

    /// <summary>Where the longest due are.</summary>
    internal static IQueryable<Guid> Due(ChatDbContext db, DateTimeOffset now) =>
        db.Set<Message>().Where(m => m.ExpiresAt <= now && m.DeletedAt == null).OrderBy(m => m.ExpiresAt).Select(m => m.ConversationId).Take(AtOnce);

    private async Task<List<Guid>> ConversationsAsync(CancellationToken cancellation) =>
        [.. (await Due(db, clock.GetUtcNow()).ToListAsync(cancellation)).Distinct()];

    private async Task EraseSomeAsync(Guid conversationId, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var log = await changes.LockAsync(conversationId, cancellation);
        var messages = await db.Set<Message>()
            .Where(m => m.ConversationId == conversationId && m.ExpiresAt <= log.Now && m.DeletedAt == null)
            .OrderBy(m => m.ExpiresAt).Take(AtOnce)
            .ToListAsync(cancellation);
        if (messages.Count == 0) return;

        await erase.EraseAsync(log, conversationId, messages, m => m.ExpiresAt!.Value, cancellation);
        await log.CommitAsync(cancellation);
    }
}
