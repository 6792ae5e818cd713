using ChatServer.Accounts;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Filters.Hits;

/// <summary>Removes what rules fitted long ago, and what is left of rules and people that are gone.</summary>
internal sealed class ForgetHits(ChatDbContext db, TimeProvider clock) : IJobHandler, IForgetPerson
{
    public static string Kind => "filters.forget";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var old = clock.GetUtcNow() - FilterHit.KeptFor;
        await db.Set<FilterHit>().Where(h => h.At < old || !db.Set<FilterRule>().Any(r => r.Id == h.RuleId)).ExecuteDeleteAsync(cancellation);
        return TimeSpan.FromHours(1);
    }

    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<FilterHit>().Where(h => h.UserId == userId).ExecuteDeleteAsync(cancellation);
}
