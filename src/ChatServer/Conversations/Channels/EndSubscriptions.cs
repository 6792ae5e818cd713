using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Channels;

/// <summary>Tells those who were in a channel that ended, some at a time; then the rest of it is erased.</summary>
/// <remarks>Their memberships ended with the channel. A row goes in the transaction that tells its person, so everybody is told once.</remarks>
public sealed class EndSubscriptions(ChangeLog changes, JobQueue jobs, ChatDbContext db) : IJobHandler
{
    private const int AtOnce = 500;

    public static string Kind => "channel.end";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (conversationId, endedSeq) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        while (await TellAsync(conversationId, endedSeq, cancellation))
        {
        }

        return null;
    }

    private async Task<bool> TellAsync(Guid conversationId, long endedSeq, CancellationToken cancellation)
    {
        await using var log = await changes.BeginAsync(cancellation);
        var people = await db.Database.SqlQuery<Guid>(
            $"""
            delete from members where ctid = any(array(
                select ctid from members where conversation_id = {conversationId} and left_seq = {endedSeq} limit {AtOnce}))
            returning user_id as "Value"
            """).ToListAsync(cancellation);
        foreach (var userId in people) log.AppendToList(userId, ConversationChanges.Left, conversationId);
        if (people.Count == 0) jobs.Add(log, EraseConversation.Kind, new EraseConversation.Payload(conversationId), EraseConversation.After);
        await log.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return people.Count > 0;
    }

    public sealed record Payload(Guid ConversationId, long EndedSeq);
}
