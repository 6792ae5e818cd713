using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Polls;

/// <summary>Shows on the message what was voted: at most one change a second for each poll, however many vote.</summary>
public sealed class CountVotes(ChangeLog changes, PollVotes votes, ChatDbContext db) : IJobHandler
{
    public static string Kind => "poll.count";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (conversationId, messageId) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        await using var log = await changes.LockAsync(conversationId, cancellation);
        if (log.IsOver(conversationId)) return null;

        var message = await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancellation);
        if (message?.Details?.Poll is not { CountIsDue: true } poll) return null;

        var counted = await votes.CountAsync(message, poll, cancellation);
        var isNew = counted.Voters != poll.Voters || !counted.Options.SequenceEqual(poll.Options);
        message.Details = message.Details with { Poll = counted };

        // As its sender: who voted is not to be told in a poll that is anonymous, and in any other there may be many.
        if (isNew) await log.AppendAsync(db, message, PollChanges.Voted, message.SenderId, cancellation);
        await log.CommitAsync(cancellation);
        return null;
    }

    public sealed record Payload(Guid ConversationId, Guid MessageId);
}
