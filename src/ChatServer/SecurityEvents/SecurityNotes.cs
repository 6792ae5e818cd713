using System.Threading.Channels;
using ChatServer.Http;
using ChatServer.Http.RateLimits;

namespace ChatServer.SecurityEvents;

/// <summary>Takes events from requests, which wait for nothing; <see cref="WriteEvents"/> writes them. Their number is bounded, in memory and by network.</summary>
public sealed class SecurityNotes(TimeProvider clock)
{
    private readonly Channel<NotedEvent> _noted = Channel.CreateBounded<NotedEvent>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    // Whoever tries in vain by the thousand must not fill the disk.
    private readonly TokenBuckets<UInt128> _networks = new(new RateQuota("securityEvents", Permits: 300, WindowSeconds: 600), clock);
    private readonly TokenBuckets<UInt128> _suppressed = new(new RateQuota("securityEventsSuppressed", Permits: 1, WindowSeconds: 600), clock);

    internal ChannelReader<NotedEvent> Noted => _noted.Reader;

    public void Note(
        SecurityEventKind kind, Guid? userId = null, UInt128? network = null, Guid? sessionId = null, Guid? actorId = null, string? detail = null) =>
        Note(new NotedEvent(kind, Now) { UserId = userId, Network = network, SessionId = sessionId, ActorId = actorId, Detail = detail });

    public void NoteToken(byte[] tokenHash, UInt128 network) =>
        Note(new NotedEvent(SecurityEventKind.TokenRefused, Now) { TokenHash = tokenHash, Network = network });

    private DateTimeOffset Now => clock.GetUtcNow().CutToMilliseconds();

    private void Note(NotedEvent noted)
    {
        if (noted.Network is not { } network || !IsInVain(noted.Kind) || _networks.Take(network) is null)
        {
            _noted.Writer.TryWrite(noted);
            return;
        }

        if (_suppressed.Take(network) is null)
            _noted.Writer.TryWrite(new NotedEvent(SecurityEventKind.Suppressed, noted.At) { Network = network, Detail = noted.Kind.ToString() });
    }

    private static bool IsInVain(SecurityEventKind kind) => kind is
        SecurityEventKind.SignInFailed or SecurityEventKind.SignInThrottled or SecurityEventKind.SignUpThrottled
        or SecurityEventKind.AccessRefused or SecurityEventKind.TokenRefused;
}
