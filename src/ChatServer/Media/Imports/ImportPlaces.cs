using System.Threading.RateLimiting;
using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Imports;

/// <summary>Bounds how many imports are under way, so that slow servers elsewhere cannot hold up all of this one, nor one person everybody's.</summary>
public sealed class ImportPlaces(IOptions<ImportOptions> options) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<Guid> _places = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(userId => RateLimitPartition.GetConcurrencyLimiter(userId, _ => AtMost(options.Value.AtOncePerPerson))),
        PartitionedRateLimiter.Create<Guid, int>(_ => RateLimitPartition.GetConcurrencyLimiter(0, _ => AtMost(options.Value.AtOnce))));

    /// <summary>A place until it is disposed.</summary>
    /// <exception cref="RefusalException">All are taken.</exception>
    public IDisposable Take(Guid userId)
    {
        var place = _places.AttemptAcquire(userId);
        if (place.IsAcquired) return place;

        place.Dispose();
        throw Refusal.Busy(Wait);
    }

    public void Dispose() => _places.Dispose();

    private static ConcurrencyLimiterOptions AtMost(int places) => new() { PermitLimit = places, QueueLimit = 0 };
}
