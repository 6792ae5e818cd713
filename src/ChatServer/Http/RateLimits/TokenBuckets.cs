using System.Collections.Concurrent;

namespace ChatServer.Http.RateLimits;

/// <summary>What becomes of keys that are new when there are too many.</summary>
internal enum WhenFull
{
    /// <summary>They share one budget: where somebody comes with countless keys, that is theirs.</summary>
    ShareOne,

    /// <summary>All begin anew: what is counted is no guard, and must not hold up those who have done nothing.</summary>
    BeginAnew,
}

/// <summary>One budget for each of any number of keys, in bounded memory.</summary>
internal sealed class TokenBuckets<TKey>(RateQuota quota, TimeProvider clock, WhenFull whenFull = WhenFull.ShareOne, int maxBuckets = 100_000)
    where TKey : struct
{
    private readonly ConcurrentDictionary<TKey, TokenBucket> _buckets = new();
    private readonly TokenBucket _newcomers = new(clock.GetTimestamp());
    private long _tidiedAt = clock.GetTimestamp() - clock.TimestampFrequency;

    /// <summary>Null when there was something left, else how long to wait.</summary>
    public TimeSpan? Take(TKey key)
    {
        var now = clock.GetTimestamp();
        if (IsFullFor(key)) Tidy(now);

        var bucket = IsFullFor(key) ? _newcomers : _buckets.GetOrAdd(key, static (_, at) => new TokenBucket(at), now);
        return bucket.Take(quota, now, clock.TimestampFrequency).RetryAfter;
    }

    public void GiveBack(TKey key)
    {
        if (_buckets.TryGetValue(key, out var bucket)) bucket.GiveBack();
    }

    private bool IsFullFor(TKey key) => _buckets.Count >= maxBuckets && !_buckets.ContainsKey(key);

    // To look at all of them takes a while: not more than once a second.
    private void Tidy(long now)
    {
        var before = Interlocked.Read(ref _tidiedAt);
        if (now - before >= clock.TimestampFrequency && Interlocked.CompareExchange(ref _tidiedAt, now, before) == before)
            foreach (var (key, bucket) in _buckets)
                if (bucket.IsWhole(quota, now, clock.TimestampFrequency)) _buckets.TryRemove(key, out _);

        if (whenFull == WhenFull.BeginAnew && _buckets.Count >= maxBuckets) _buckets.Clear();
    }
}
