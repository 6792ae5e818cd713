using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Accounts;

/// <summary>What is left to do once an account is deleted. Each step is a transaction of its own, and is not done twice.</summary>
public sealed class LeaveEverything(ChatDbContext db, LeaveForGood leave, EraseMessages erase, IEnumerable<IForgetPerson> others) : IJobHandler
{
    public static string Kind => "account.leave";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (userId, messages) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == userId).ToListAsync(cancellation);

        // First out of everywhere, so that nothing is said any more that would have to be erased.
        foreach (var membership in memberships.Where(m => m.LeftSeq is null))
        {
            await leave.RunAsync(userId, membership.ConversationId, cancellation);
            db.ChangeTracker.Clear();
        }

        if (messages == MessagesAfterwards.Delete)
            foreach (var membership in memberships) await EraseAsync(userId, membership.ConversationId, cancellation);

        foreach (var other in others)
        {
            await other.RunAsync(userId, cancellation);
            db.ChangeTracker.Clear();
        }

        // Names of devices, and what the person did when.
        await db.Set<Session>().Where(s => s.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<UserChange>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellation);
        return null;
    }

    private async Task EraseAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        while (await erase.RunAsync(userId, conversationId, cancellation)) db.ChangeTracker.Clear();
        db.ChangeTracker.Clear();
    }

    public sealed record Payload(Guid UserId, MessagesAfterwards Messages);
}
