using System.Security.Cryptography;
using System.Text;
using ChatServer.Http.RateLimits;
using ChatServer.Refusals;
using ChatServer.SecurityEvents;
using Microsoft.Extensions.Options;

namespace ChatServer.Accounts;

/// <summary>Makes guessing passwords hopeless, and does not let whoever guesses lock the owner out.</summary>
/// <remarks>
/// Only wrong attempts cost. They are counted by network (one guess for each of many accounts), by login and network (many
/// guesses for one account), and by login over all networks where nobody has signed in to it before (the same from a botnet).
/// The last is the only count that strangers can use up for the owner, so it does not apply in networks the owner has signed
/// in from; and a device that shows the token of any session it ever had, dead or alive, has a count of its own that
/// nobody else can touch. Logins are counted as they are typed: whether they are somebody's, and whose, shows in nothing.
/// </remarks>
public sealed class SignInThrottle(
    SessionStore store, NetworkHash networkHash, SecurityNotes notes, IOptions<RateLimitsOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<UInt128> _networks = new(new RateQuota("signInNetwork", Permits: 50, WindowSeconds: 600), clock);
    private readonly TokenBuckets<UInt128> _here = new(new RateQuota("signIn", Permits: 10, WindowSeconds: 900), clock);
    private readonly TokenBuckets<UInt128> _strangers = new(new RateQuota("signInStrangers", Permits: 100, WindowSeconds: 3600), clock);
    private readonly TokenBuckets<UInt128> _devices = new(new RateQuota("signInDevice", Permits: 10, WindowSeconds: 900), clock);

    /// <summary>Counts an attempt before it is known whether it is right; returns what takes it back if it is.</summary>
    /// <exception cref="RefusalException">429 too-many-requests</exception>
    public async Task<Action> TakeAsync(string login, Origin origin, CancellationToken cancellation)
    {
        if (!options.Value.Enabled) return () => { };

        if (origin.FormerToken is { } token && await store.IsDeviceOfAsync(login, SessionToken.Hash(token), cancellation))
            return Take(_devices, Key(token), origin);

        var giveBack = Take(_networks, origin.Network, origin) + Take(_here, Key($"{origin.Network:x} {login}"), origin);
        if (_strangers.Take(Key(login)) is not { } wait) return giveBack + (() => _strangers.GiveBack(Key(login)));

        if (!await store.IsKnownNetworkAsync(login, networkHash.Of(origin.Network), cancellation)) throw TooMany(wait, origin);
        return giveBack;
    }

    private Action Take(TokenBuckets<UInt128> buckets, UInt128 key, Origin origin) =>
        buckets.Take(key) is { } wait ? throw TooMany(wait, origin) : () => buckets.GiveBack(key);

    private RefusalException TooMany(TimeSpan wait, Origin origin)
    {
        notes.Note(SecurityEventKind.SignInThrottled, network: origin.Network);
        return Refusal.TooManyRequests(wait);
    }

    private static UInt128 Key(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash, 8));
    }
}
