using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Reactions;

/// <summary>Shows on a message of a channel how people reacted: at most one change a second, however many do, which names nobody.</summary>
public sealed class CountReactions(ChangeLog changes, ChatDbContext db) : IJobHandler
{
    public static string Kind => "reactions.count";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (conversationId, messageId) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (log.IsOver(conversationId)) return null;

        var message = await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancellation);
        if (message?.Details is not { ReactionsSoon: { } counted } details) return null;

        // Also when the counts are as they were: whoever reacted was shown others in the answer.
        message.Details = details with { Reactions = counted.Count == 0 ? null : counted, ReactionsSoon = null };
        await log.AppendAsync(db, message, MessageChanges.Reacted, message.SenderId, cancellation);
        await log.CommitAsync(cancellation);
        return null;
    }

    public sealed record Payload(Guid ConversationId, Guid MessageId);
}
