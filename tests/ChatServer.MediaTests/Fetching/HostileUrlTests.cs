using System.Net;
using ChatServer.Fetching;
using ChatServer.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.MediaTests.Fetching;

public sealed class HostileUrlTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("files.example")]
    [InlineData("//files.example/a")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://files.example/a")]
    [InlineData("gopher://127.0.0.1:6379/_INFO")]
    [InlineData("dict://127.0.0.1:11211/stats")]
    [InlineData("ldap://127.0.0.1/")]
    [InlineData("data:text/plain,hello")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ws://files.example/")]
    [InlineData("unix:/run/docker.sock")]
    [InlineData("jar:http://files.example/a!/b")]
    [InlineData("http:files.example")]
    [InlineData("http:///path")]
    [InlineData("http://")]
    [InlineData("http://a..example/")]
    [InlineData("http://files.example\\@127.0.0.1/")]
    [InlineData("http://files example/")]
    [InlineData("http://files%00.example/")]
    [InlineData("http://127.0.0.1%0a.example/")]
    [InlineData("http://files.example:99999/")]
    public Task What_is_no_web_address_is_unusable(string url) => IsUnusable(url);

    [Theory]
    [InlineData("http://ada@files.example/")]
    [InlineData("http://ada:secret@files.example/")]
    [InlineData("http://:secret@files.example/")]
    [InlineData("https://files.example@127.0.0.1/")]
    [InlineData("http://files.example:80@127.0.0.1/")]
    [InlineData("http://%61da@files.example/")]
    [InlineData("http://a@b@files.example/")]
    [InlineData("http://ada:@files.example/")]
    [InlineData("http://127.0.0.1:80:80@files.example/")]
    [InlineData("https://token:x-oauth-basic@files.example/repo")]
    public Task A_URL_with_somebody_in_it_is_unusable(string url) => IsUnusable(url);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(22)]
    [InlineData(25)]
    [InlineData(81)]
    [InlineData(2375)]
    [InlineData(5432)]
    [InlineData(6379)]
    [InlineData(8080)]
    [InlineData(9200)]
    [InlineData(65535)]
    public Task A_port_that_is_not_of_the_web_is_unusable(int port) => IsUnusable($"http://files.example:{port}/");

    [Fact]
    public Task A_URL_is_bounded() => IsUnusable("http://files.example/" + new string('a', FetchUrl.MaxLength));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("0177.0x0.0.01")]
    [InlineData("017700000001")]
    [InlineData("127。0。0。1")]
    [InlineData("127.0.0.1.")]
    [InlineData("127%2e0%2e0%2e1")]
    [InlineData("１２７.0.0.1")]
    [InlineData("①②⑦.⓪.⓪.①")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::]")]
    [InlineData("[fe80::1%25eth0]")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    [InlineData("localhost.")]
    [InlineData("ⓛⓞⓒⓐⓛⓗⓞⓢⓣ")]
    [InlineData("ip6-localhost")]
    [InlineData("4294967297")]
    [InlineData("256.0.0.1")]
    [InlineData("08.0.0.1")]
    public async Task However_this_machine_is_written_it_is_not_asked(string host)
    {
        using var rig = FetchRig.ByDefault(_site);
        _site.Has("/", "secret"u8.ToArray());
        foreach (var name in new[] { "localhost", "localhost.", "ip6-localhost", "127.0.0.1.", "256.0.0.1", "08.0.0.1", "4294967297" })
            rig.Name(name, ["127.0.0.1"]);

        var refused = await Assert.ThrowsAsync<FetchException>(() => rig.FetchAsync(_site.At("/", host)));

        Assert.True(refused.Failure is FetchFailure.NoPublicAddress or FetchFailure.UnusableUrl, refused.ToString());
        Assert.Equal(0, _site.Connections);
    }

    [Fact]
    public async Task The_system_s_own_names_for_this_machine_lead_nowhere()
    {
        await using var app = await ChatApp.StartAsync(("Fetching:Ports:0", $"{_site.Port}"), ("Fetching:AllowedNetworks:0", "192.0.2.0/24"));
        var fetcher = app.Services.GetRequiredService<Fetcher>();

        foreach (var host in new[] { "localhost", Dns.GetHostName(), "127.0.0.1", "[::1]" })
            await Assert.ThrowsAsync<FetchException>(
                () => fetcher.OpenAsync(_site.At("/", host), FetchRig.Limits, TestContext.Current.CancellationToken));

        Assert.Equal(0, _site.Connections);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static async Task IsUnusable(string url)
    {
        using var rig = FetchRig.ByDefault();
        await rig.ShouldRefuse(FetchFailure.UnusableUrl, url);
        Assert.Empty(rig.LookedUp);
    }
}
