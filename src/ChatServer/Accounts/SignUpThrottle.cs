using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using Microsoft.Extensions.Options;

namespace ChatServer.Accounts;

/// <summary>Keeps one network from making accounts by the thousand.</summary>
public sealed class SignUpThrottle(SecurityNotes notes, IOptions<RateLimitsOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<UInt128> _networks = new(new RateQuota("signUp", Permits: 60, WindowSeconds: 3600), clock);

    /// <exception cref="RefusalException">429 too-many-requests</exception>
    public void Take(Origin origin)
    {
        if (!options.Value.Enabled || _networks.Take(origin.Network) is not { } wait) return;

        notes.Note(SecurityEventKind.SignUpThrottled, network: origin.Network);
        throw Refusal.TooManyRequests(wait);
    }
}
