using System.Collections.Concurrent;

namespace ChatServer.Http.RateLimits;

/// <summary>One budget for each of any number of keys, in bounded memory.</summary>
internal sealed class TokenBuckets<TKey>(RateQuota quota, TimeProvider clock, int maxBuckets = 100_000) where TKey : struct
{
    private readonly ConcurrentDictionary<TKey, TokenBucket> _buckets = new();
    private readonly TokenBucket _newcomers = new(clock.GetTimestamp());

    /// <summary>Null when there was something left, else how long to wait.</summary>
    public TimeSpan? Take(TKey key)
    {
        var now = clock.GetTimestamp();
        if (_buckets.Count >= maxBuckets && !_buckets.ContainsKey(key)) ForgetWhole(now);

        // Where somebody comes with countless keys, newcomers share one budget rather than the server's memory.
        var bucket = _buckets.Count >= maxBuckets && !_buckets.ContainsKey(key)
            ? _newcomers
            : _buckets.GetOrAdd(key, static (_, at) => new TokenBucket(at), now);
        return bucket.Take(quota, now, clock.TimestampFrequency).RetryAfter;
    }

    public void GiveBack(TKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket)) bucket.GiveBack();
    }

    private void ForgetWhole(long now)
    {
        foreach (var (key, bucket) in _buckets)
            if (bucket.IsWhole(quota, now, clock.TimestampFrequency)) _buckets.TryRemove(key, out _);
    }
}
