using BenchmarkDotNet.Attributes;
using ChatServer.Accounts;

namespace ChatServer.Benchmarks;

/// <summary>Whose a token is: what every request asks first, from the cache, by it, and by a query alone.</summary>
public class SessionLookUp
{
    private readonly SteppingClock _clock = new();
    private BenchmarkServer _server = null!;
    private SessionStore _store = null!;
    private SessionCache _cache = null!;
    private byte[] _tokenHash = null!;

    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp() => _server.Dispose();

    [Benchmark(Baseline = true)]
    public Task<LiveSession?> Query() => _store.FindByTokenAsync(_tokenHash, _clock.GetUtcNow(), default);

    [Benchmark]
    public Task<LiveSession?> Hit() => _cache.GetAsync(_tokenHash, default);

    [Benchmark]
    public Task<LiveSession?> Miss()
    {
        _clock.Step();
        return _cache.GetAsync(_tokenHash, default);
    }

    private async Task SetUpAsync()
    {
        _server = new BenchmarkServer();
        _store = _server.Get<SessionStore>();
        _cache = new SessionCache(_store, _clock);
        _tokenHash = SessionToken.Hash((await _server.SignUpAsync("ada")).Token);
    }

    /// <summary>A clock that stands still, but for steps that are longer than anything is remembered.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step() => _ticks += TimeSpan.FromMinutes(1).Ticks;
    }
}
