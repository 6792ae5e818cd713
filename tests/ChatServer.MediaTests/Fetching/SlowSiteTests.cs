using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatServer.Fetching;
using ChatServer.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Fetching;

public sealed class SlowSiteTests : IAsyncLifetime
{
    private const int MostDrops = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestSite _site = new();
    private readonly FetchRig _rig;

    public SlowSiteTests() => _rig = FetchRig.For(_site);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Len")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")]
    public async Task Whoever_stops_is_not_waited_for(string beginning)
    {
        var stopped = new TaskCompletionSource();
        var url = _site.Does("/", async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(beginning), cancellation);
            stopped.TrySetResult();
            await TestSite.Silence(cancellation);
        });

        var refusal = _rig.ShouldRefuse(FetchFailure.TooSlow, url);
        await stopped.Task.WaitAsync(Patience);
        await TimePassesUntil(refusal);
    }

    [Fact]
    public async Task Whoever_sends_drop_by_drop_is_not_waited_for()
    {
        var drops = 0;
        var url = _site.Does("/", async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("200 OK")), cancellation);
            while (true)
            {
                await client.WriteAsync("a"u8.ToArray(), cancellation);
                drops++;
                await client.FlushAsync(cancellation);
                _rig.Clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
        });

        await _rig.ShouldRefuse(FetchFailure.TooSlow, url, FetchRig.Limits with { TimeLimit = TimeSpan.FromDays(1) });
        Assert.True(drops < MostDrops, $"{drops} drops were taken.");
    }

    [Fact]
    public async Task All_of_it_has_a_time_limit_however_steadily_it_comes()
    {
        var url = _site.Does("/", async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("200 OK")), cancellation);
            while (true)
            {
                await client.WriteAsync(new byte[20_000], cancellation);
                _rig.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        });

        await _rig.ShouldRefuse(FetchFailure.TooSlow, url, new FetchLimits(long.MaxValue, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Redirects_share_the_time_of_the_whole()
    {
        for (var hop = 0; hop < 5; hop++)
        {
            var next = hop + 1;
            _site.Does($"/{hop}", async (client, cancellation) =>
            {
                _rig.Clock.Advance(TimeSpan.FromSeconds(4));
                await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("302 Found", $"Location: /{next}", "Content-Length: 0")), cancellation);
            });
        }

        _site.Has("/5", [1]);
        await _rig.ShouldRefuse(FetchFailure.TooSlow, _site.At("/0"), FetchRig.Limits with { TimeLimit = TimeSpan.FromSeconds(10) });
        Assert.InRange(_site.Connections, 2, 3);
    }

    [Fact]
    public async Task A_name_that_is_never_answered_has_a_time_limit()
    {
        var options = Options.Create(new FetchingOptions { ConnectTimeLimit = TimeSpan.FromMilliseconds(50) });
        var dialer = new Dialer(new AddressGuard(options), async (_, cancellation) =>
        {
            await TestSite.Silence(cancellation);
            return [];
        });
        using var transport = new FetchTransport(dialer, options);
        var fetcher = new Fetcher(transport, new FetchUrl(options), options, TimeProvider.System, NullLogger<Fetcher>.Instance);

        var late = await Assert.ThrowsAsync<FetchException>(
            () => fetcher.OpenAsync("http://files.example/", FetchRig.Limits, TestContext.Current.CancellationToken));
        Assert.Equal(FetchFailure.TooSlow, late.Failure);
    }

    [Fact]
    public async Task Encryption_that_is_never_agreed_on_has_a_time_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var rig = new FetchRig(new FetchingOptions
        {
            Ports = [port],
            AllowedNetworks = ["127.0.0.1/32"],
            ConnectTimeLimit = TimeSpan.FromMilliseconds(100),
        });

        await rig.ShouldRefuse(FetchFailure.TooSlow, $"https://127.0.0.1:{port}/");
    }

    [Fact]
    public async Task Whoever_asked_may_give_up()
    {
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var url = _site.Does("/", async (_, cancellation) =>
        {
            await givingUp.CancelAsync();
            await TestSite.Silence(cancellation);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.Fetcher.OpenAsync(url, FetchRig.Limits, givingUp.Token));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _rig.Dispose();
        await _site.DisposeAsync();
    }

    /// <summary>The clock goes on until somebody's patience ends.</summary>
    private async Task TimePassesUntil(Task refusal)
    {
        await Eventually.IsTrue(
            () =>
            {
                _rig.Clock.Advance(TimeSpan.FromSeconds(5));
                return Task.FromResult(refusal.IsCompleted);
            },
            "the fetch is given up");
        await refusal;
    }
}
