using ChatServer.Fetching;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Fetching;

public sealed class RedirectTests : IAsyncLifetime
{
    private static readonly byte[] Content = [.. "What was looked for."u8];

    private readonly TestSite _site = new();
    private readonly FetchRig _rig;

    public RedirectTests() => _rig = FetchRig.For(_site);

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed(int status)
    {
        _site.Has("/there", Content);

        Assert.Equal(Content, await _rig.FetchAsync(_site.Redirects("/here", "/there", status)));
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("http://[")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("data:text/plain,hello")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://ada:secret@127.0.0.1/")]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://127.0.0.1:22/")]
    [InlineData("//127.0.0.1/")]
    public async Task A_redirect_to_what_is_unusable_is_not_followed(string location) =>
        await _rig.ShouldRefuse(FetchFailure.UnusableUrl, _site.Redirects("/", location));

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("0")]
    [InlineData("2130706434")]
    [InlineData("0x7f.2")]
    [InlineData("0177.0.0.2")]
    [InlineData("inside.example")]
    [InlineData("192.168.1.1")]
    [InlineData("metadata.google.internal")]
    public async Task A_redirect_inwards_is_not_followed(string host)
    {
        await using var inside = new TestSite("127.0.0.2");
        using var rig = FetchRig.For(_site, inside);
        rig.Name("inside.example", ["127.0.0.2"]);
        rig.Name("metadata.google.internal", ["169.254.169.254"]);

        await rig.ShouldRefuse(FetchFailure.NoPublicAddress, _site.Redirects("/", inside.At("/", host)));
        Assert.Equal(0, inside.Connections);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        _site.Has("/5", Content);
        for (var hop = 0; hop < 5; hop++) _site.Redirects($"/{hop}", $"/{hop + 1}");

        Assert.Equal(Content, await _rig.FetchAsync(_site.At("/0")));
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.Redirects("/one-more", "/0"));
    }

    [Fact]
    public async Task A_circle_ends()
    {
        await _rig.ShouldRefuse(FetchFailure.NoContent, _site.Redirects("/", "/"));
        Assert.Equal(6, _site.Connections);
    }

    [Fact]
    public async Task Nothing_is_carried_along()
    {
        _site.Has("/there", Content);
        _site.Says("/", System.Text.Encoding.ASCII.GetBytes(
            TestSite.Head("302 Found", "Location: /there", "Set-Cookie: a=b", "WWW-Authenticate: Basic", "Content-Length: 0")));
        await _rig.FetchAsync(_site.At("/"));

        Assert.All(_site.Requests, request => Assert.DoesNotMatch("(?i)cookie|authorization|referer|traceparent|origin|forwarded", request));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _rig.Dispose();
        await _site.DisposeAsync();
    }
}
