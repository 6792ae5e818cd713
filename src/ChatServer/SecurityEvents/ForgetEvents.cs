using ChatServer.Chains;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatServer.SecurityEvents;

/// <summary>Forgets events that are older than the owner of the server wants to keep them, once a day; the rest stays a chain.</summary>
internal sealed class ForgetEvents(ChatDbContext db, Chain<SecurityEvent> chain, IOptions<SecurityEventsOptions> options, TimeProvider clock) : IJobHandler
{
    public static string Kind => "security-events.forget";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await chain.LockAsync(ChainEntry.OnlyChain, cancellation);
        if (await chain.ForgetAsync(head, clock.GetUtcNow() - options.Value.KeepFor, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            await Persistence.Database.CommitAsync((NpgsqlTransaction)transaction.GetDbTransaction());
        }

        return TimeSpan.FromDays(1);
    }
}
