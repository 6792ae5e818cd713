using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatServer.AccessLog;

/// <summary>Forgets entries that are older than the owner of the server wants to keep them, once a day.</summary>
public sealed class ForgetAccesses(ChatDbContext db, AccessStore store, IOptions<AccessLogOptions> options, TimeProvider clock) : IJobHandler
{
    private const int AtOnce = 500;

    public static string Kind => "accesses.forget";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        if (options.Value.KeepFor is { } keepFor) await ForgetAsync(clock.GetUtcNow() - keepFor, cancellation);
        return TimeSpan.FromDays(1);
    }

    private async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        // By id, so that one whose oldest entries cannot go does not keep the others from it.
        for (var after = Guid.Empty; ;)
        {
            var place = after;
            var old = await db.Set<AccessEntry>().Where(e => e.At < before && e.ChainId > place)
                .Select(e => e.ChainId).Distinct().Order().Take(AtOnce).ToListAsync(cancellation);
            foreach (var conversationId in old) await store.ForgetAsync(conversationId, before, cancellation);
            if (old.Count < AtOnce) return;
            after = old[^1];
        }
    }
}
