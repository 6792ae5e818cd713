using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Http.RateLimits;

/// <summary>Counts requests and hub calls, per person and per address, on this node. Its memory is bounded.</summary>
public sealed class RateLimiter : IDisposable
{
    private const int MaxBuckets = 200_000;
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(RatePolicy Policy, UInt128 Who, bool IsAddress), TokenBucket> _buckets = new();
    private readonly RateLimitsOptions _options;
    private readonly RateQuota[] _userQuotas;
    private readonly RateQuota[] _addressQuotas;
    private readonly TimeProvider _clock;
    private readonly ITimer _sweeper;

    public RateLimiter(IOptions<RateLimitsOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _userQuotas = [.. Enum.GetValues<RatePolicy>().Select(p => Quota(p, "", 1))];
        _addressQuotas = [.. Enum.GetValues<RatePolicy>().Select(p => Quota(p, "-address", _options.PeoplePerAddress))];
        _sweeper = clock.CreateTimer(_ => Sweep(), null, SweepEvery, SweepEvery);
    }

    public bool IsEnabled => _options.Enabled;

    /// <summary>The budgets of one person.</summary>
    public IReadOnlyList<RateQuota> UserQuotas => _userQuotas;

    internal int Count => _buckets.Count;

    /// <summary>Counts one call of a person from an address.</summary>
    /// <exception cref="RefusalException">429 too-many-requests</exception>
    public void Take(RatePolicy policy, Guid userId, IPAddress? address)
    {
        if (!IsEnabled) return;
        if (TakeForAddress(policy, address).RetryAfter is { } addressWait) throw Refusal.TooManyRequests(addressWait);
        if (TakeForUser(policy, userId).RetryAfter is { } wait) throw Refusal.TooManyRequests(wait);
    }

    public Budget TakeForUser(RatePolicy policy, Guid userId) =>
        Take(policy, new UInt128(BitConverter.ToUInt64(userId.ToByteArray(), 0), BitConverter.ToUInt64(userId.ToByteArray(), 8)), isAddress: false);

    public Budget TakeForAddress(RatePolicy policy, IPAddress? address) => Take(policy, ClientNetwork.Of(address), isAddress: true);

    private Budget Take(RatePolicy policy, UInt128 who, bool isAddress)
    {
        var key = (policy, who, isAddress);

        // When somebody comes with countless addresses, newcomers share one budget rather than the server's memory.
        if (_buckets.Count >= MaxBuckets && !_buckets.ContainsKey(key)) key = (policy, UInt128.MaxValue, isAddress);

        var now = _clock.GetTimestamp();
        return _buckets.GetOrAdd(key, static (_, at) => new TokenBucket(at), now)
            .Take(QuotaOf(policy, isAddress), now, _clock.TimestampFrequency);
    }

    private RateQuota QuotaOf(RatePolicy policy, bool isAddress) => (isAddress ? _addressQuotas : _userQuotas)[(int)policy];

    private RateQuota Quota(RatePolicy policy, string suffix, int people) => new(
        JsonNamingPolicy.CamelCase.ConvertName(policy.ToString()) + suffix,
        _options.Of(policy).Permits * people,
        _options.Of(policy).WindowSeconds);

    private void Sweep()
    {
        var now = _clock.GetTimestamp();
        foreach (var (key, bucket) in _buckets)
            if (bucket.IsWhole(QuotaOf(key.Policy, key.IsAddress), now, _clock.TimestampFrequency)) _buckets.TryRemove(key, out _);
    }

    public void Dispose() => _sweeper.Dispose();
}
