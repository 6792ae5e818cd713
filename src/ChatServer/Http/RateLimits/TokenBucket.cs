using System.Globalization;

namespace ChatServer.Http.RateLimits;

/// <summary>A named limit, as the headers and /capabilities tell it.</summary>
/// <param name="Name">The name in RateLimit and RateLimit-Policy.</param>
/// <param name="Permits">So many calls at once.</param>
/// <param name="WindowSeconds">They are won back evenly over so many seconds.</param>
public sealed record RateQuota(string Name, int Permits, int WindowSeconds)
{
    internal string PolicyHeader { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{Name}\";q={Permits};w={WindowSeconds}");

    internal double SecondsPerPermit { get; } = (double)WindowSeconds / Permits;
}

/// <summary>What is left of a budget after a request.</summary>
/// <param name="Quota">The whole budget.</param>
/// <param name="Remaining">How many more requests it has now.</param>
/// <param name="FullIn">When it is whole again if nothing is asked.</param>
/// <param name="RetryAfter">When the next request passes; null if this one did.</param>
public readonly record struct Budget(RateQuota Quota, int Remaining, TimeSpan FullIn, TimeSpan? RetryAfter)
{
    public string Header => string.Create(
        CultureInfo.InvariantCulture, $"\"{Quota.Name}\";r={Remaining};t={Math.Ceiling(FullIn.TotalSeconds)}");
}

/// <summary>A budget that fills evenly with time.</summary>
internal sealed class TokenBucket(long now)
{
    private readonly Lock _gate = new();
    private double _spent;
    private long _at = now;

    public Budget Take(RateQuota quota, long now, long frequency)
    {
        lock (_gate)
        {
            Refill(quota, now, frequency);
            if (_spent + 1 > quota.Permits)
            {
                var wait = TimeSpan.FromSeconds((_spent + 1 - quota.Permits) * quota.SecondsPerPermit);
                return new Budget(quota, 0, TimeSpan.FromSeconds(_spent * quota.SecondsPerPermit), wait);
            }

            _spent++;
            return new Budget(quota, (int)(quota.Permits - _spent), TimeSpan.FromSeconds(_spent * quota.SecondsPerPermit), null);
        }
    }

    public void GiveBack()
    {
        lock (_gate) _spent = Math.Max(0, _spent - 1);
    }

    /// <summary>Whether forgetting it changes nothing.</summary>
    public bool IsWhole(RateQuota quota, long now, long frequency)
    {
        lock (_gate)
        {
            Refill(quota, now, frequency);
            return _spent == 0;
        }
    }

    private void Refill(RateQuota quota, long now, long frequency)
    {
        // Two threads may bring their times in the wrong order.
        if (now <= _at) return;

        _spent = Math.Max(0, _spent - ((double)(now - _at) / frequency / quota.SecondsPerPermit));
        _at = now;
    }
}
