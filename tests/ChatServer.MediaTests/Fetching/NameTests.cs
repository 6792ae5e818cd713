using ChatServer.Fetching;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Fetching;

public sealed class NameTests : IAsyncLifetime
{
    private static readonly byte[] Content = [.. "What a name leads to."u8];

    private readonly TestSite _site = new();

    [Fact]
    public async Task A_name_is_looked_up_once_and_its_server_hears_the_name()
    {
        using var rig = FetchRig.For(_site);
        rig.Name("files.example", ["127.0.0.1"], ["127.0.0.2"]);
        _site.Has("/a?b=c", Content);

        Assert.Equal(Content, await rig.FetchAsync(_site.At("/a?b=c", "files.example")));
        Assert.Equal(["files.example"], rig.LookedUp);
        Assert.Contains($"Host: files.example:{_site.Port}\r\n", Assert.Single(_site.Requests));
    }

    [Fact]
    public async Task A_name_beyond_ASCII_is_looked_up_as_the_registries_write_it()
    {
        using var rig = FetchRig.For(_site);
        rig.Name("xn--bcher-kva.example", ["127.0.0.1"]);
        _site.Has("/", Content);

        Assert.Equal(Content, await rig.FetchAsync(_site.At("/", "bücher.example")));
    }

    [Theory]
    [InlineData]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.2")]
    [InlineData("127.0.0.1", "::1")]
    [InlineData("127.0.0.1", "169.254.169.254")]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1")]
    [InlineData("127.0.0.1", "0.0.0.0")]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1", "fd00::1")]
    [InlineData("8.8.8.8", "192.168.1.1")]
    [InlineData("2606:4700::1", "fe80::1")]
    public async Task One_address_that_is_not_public_refuses_all_of_a_name(params string[] addresses)
    {
        using var rig = FetchRig.For(_site);
        rig.Name("files.example", addresses);

        await rig.ShouldRefuse(FetchFailure.NoPublicAddress, _site.At("/", "files.example"));
        Assert.Equal(0, _site.Connections);
    }

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    [InlineData("192.168.0.1")]
    [InlineData("64:ff9b::a00:1")]
    public async Task A_name_that_changes_its_address_is_checked_at_each_connection(string rebound)
    {
        using var rig = FetchRig.For(_site);
        rig.Name("files.example", ["127.0.0.1"], [rebound]);
        var url = _site.Redirects("/", "/secret").Replace("127.0.0.1", "files.example", StringComparison.Ordinal);

        await rig.ShouldRefuse(FetchFailure.NoPublicAddress, url);
        Assert.Equal(2, rig.LookedUp.Count);
        Assert.Equal(1, _site.Connections);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_like_one_of_this_network()
    {
        using var rig = FetchRig.For(_site);
        await rig.ShouldRefuse(FetchFailure.NoPublicAddress, "http://unknown.example:" + _site.Port);
    }

    [Fact]
    public async Task Where_the_first_address_is_silent_the_next_is_asked()
    {
        await using var other = new TestSite();
        using var rig = new FetchRig(new FetchingOptions { Ports = [other.Port], AllowedNetworks = ["127.0.0.0/8"] });
        rig.Name("files.example", ["127.0.0.9", "127.0.0.1"]);
        other.Has("/", Content);

        Assert.Equal(Content, await rig.FetchAsync(other.At("/", "files.example")));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
