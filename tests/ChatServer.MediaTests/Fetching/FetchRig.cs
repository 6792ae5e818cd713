using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ChatServer.Fetching;
using ChatServer.Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Fetching;

/// <summary>A fetcher that knows the names a test gives it, and may go where the test says.</summary>
internal sealed class FetchRig : IDisposable
{
    public static readonly FetchLimits Limits = new(MaxBytes: 100_000, TimeLimit: TimeSpan.FromMinutes(1));

    private readonly IOptions<FetchingOptions> _options;
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new();

    public FetchRig(FetchingOptions options)
    {
        _options = Options.Create(options);
        Transport = new FetchTransport(new Dialer(new AddressGuard(_options), LookUpAsync), _options);
        Fetcher = new Fetcher(Transport, new FetchUrl(_options), _options, Clock, new LoggerFactory([Log]).CreateLogger<Fetcher>());
    }

    public ManualClock Clock { get; } = new();

    public LogLines Log { get; } = new();

    public Fetcher Fetcher { get; }

    public FetchTransport Transport { get; }

    /// <summary>Every name that was looked up, each time.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = new();

    /// <summary>May ask these sites although they are on this machine: all at 127.0.0.1, none at any other address.</summary>
    public static FetchRig For(params TestSite[] sites) => new(OptionsFor(sites));

    public static FetchingOptions OptionsFor(params TestSite[] sites) =>
        new() { Ports = [.. sites.Select(s => s.Port)], AllowedNetworks = ["127.0.0.1/32"] };

    /// <summary>As it is without configuration, but for the ports.</summary>
    public static FetchRig ByDefault(params TestSite[] sites) => new(new FetchingOptions { Ports = [80, 443, .. sites.Select(s => s.Port)] });

    /// <summary>Each look-up takes the next answer; the last one stays.</summary>
    public void Name(string name, params string[][] answers)
    {
        var next = new Queue<string[]>(answers);
        _names[name] = () => [.. (next.Count > 1 ? next.Dequeue() : next.Peek()).Select(IPAddress.Parse)];
    }

    public async Task<byte[]> FetchAsync(string url, FetchLimits? limits = null)
    {
        using var fetched = await Fetcher.OpenAsync(url, limits ?? Limits, TestContext.Current.CancellationToken);
        using var content = new MemoryStream();
        await fetched.Content.CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }

    public Task ShouldRefuse(FetchFailure failure, string url) => ShouldRefuse(failure, url, Limits);

    public async Task ShouldRefuse(FetchFailure failure, string url, FetchLimits limits)
    {
        var refused = await Record.ExceptionAsync(() => FetchAsync(url, limits));
        Assert.True(refused is FetchException { Failure: var f } && f == failure, $"{url}: {failure} was expected, not {refused?.ToString() ?? "content"}");
    }

    public void Dispose() => Transport.Dispose();

    private Task<IPAddress[]> LookUpAsync(string name, CancellationToken cancellation)
    {
        LookedUp.Enqueue(name);
        return _names.TryGetValue(name, out var answer) ? Task.FromResult(answer()) : throw new SocketException((int)SocketError.HostNotFound);
    }
}
