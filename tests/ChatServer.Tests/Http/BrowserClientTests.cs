using System.Net;
using ChatServer.Harness;

namespace ChatServer.Tests.Http;

/// <summary>How the server serves a client that was built; what the client does is in ChatServer.BrowserTests.</summary>
public sealed class BrowserClientTests(BrowserClientTests.AppWithClient app) : IClassFixture<BrowserClientTests.AppWithClient>
{
    private const string Script = "/assets/main-abc123.js";

    [Theory]
    [InlineData("/")]
    [InlineData("/c/0190a6b2-0000-7000-8000-000000000000")]
    [InlineData("/join/some-token")]
    public async Task Every_address_of_the_client_is_its_page(string address)
    {
        using var answer = await Open(app, address);

        Assert.Equal("the page", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html; charset=utf-8", $"{answer.Content.Headers.ContentType}");
        Assert.True(answer.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("/api/v1/nothing-here")]
    [InlineData("/API/v1/nothing-here")]
    [InlineData("/docs/nothing-here")]
    [InlineData("/problems/nothing-here")]
    [InlineData("/hubs/nothing-here")]
    [InlineData("/assets/of-an-older-build")]
    [InlineData("/nothing-here.js")]
    [InlineData("/../appsettings.json")]
    public async Task An_address_of_the_server_is_never_the_page(string address)
    {
        using var answer = await Open(app, address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/docs")]
    [InlineData("/swagger/v1/swagger.json")]
    [InlineData("/api/v1/capabilities")]
    public async Task What_the_server_has_stays_where_it_is(string address)
    {
        using var answer = await Open(app, address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("the page", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_program_that_asks_for_what_is_not_there_gets_no_page()
    {
        await (await app.Http.GetAsync("/nothing-here")).ShouldRefuse(404, "not-found");
        await (await app.Http.PostAsync("/nothing-here", null)).ShouldRefuse(404, "not-found");
    }

    [Fact]
    public async Task The_page_allows_no_script_and_no_style_but_its_own_files()
    {
        using var answer = await Open(app, "/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_named_by_its_content_is_kept_for_ever_and_others_are_asked_about()
    {
        using var script = await app.Http.GetAsync(Script);
        using var icon = await app.Http.GetAsync("/icon.svg");

        Assert.Equal("public, max-age=31536000, immutable", $"{script.Headers.CacheControl}");
        Assert.Equal("text/javascript; charset=utf-8", $"{script.Content.Headers.ContentType}");
        Assert.Equal("no-cache", $"{icon.Headers.CacheControl}");

        using var again = new HttpRequestMessage(HttpMethod.Get, "/icon.svg") { Headers = { IfNoneMatch = { icon.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await app.Http.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task The_worker_may_fetch_from_here_and_nothing_else()
    {
        using var worker = await app.Http.GetAsync("/service-worker.js");

        Assert.Equal("default-src 'none'; connect-src 'self'", worker.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(worker.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("/widget.js", "cross-origin")]
    [InlineData("/icon.svg", "same-origin")]
    [InlineData("/", "same-origin")]
    public async Task Other_sites_load_what_is_made_for_them_and_nothing_else(string address, string policy)
    {
        using var answer = await Open(app, address);

        Assert.Equal(policy, answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br", "by brotli")]
    [InlineData("gzip", "gzip", "by gzip")]
    [InlineData("identity", null, "a script")]
    public async Task A_browser_gets_what_is_smallest_among_what_it_understands(string understands, string? coding, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script) { Headers = { { "Accept-Encoding", understands } } };
        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(content, await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
    }

    [Fact]
    public async Task A_server_that_was_built_without_it_says_so()
    {
        using var nothing = new TemporaryDirectory();
        await using var bare = await ChatApp.StartAsync(("BrowserClient:Directory", nothing.In("missing")));

        using var answer = await Open(bare, "/");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("without its browser client", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await (await Open(bare, "/join/some-token")).ShouldRefuse(404, "not-found");
    }

    private static Task<HttpResponseMessage> Open(ChatApp app, string address) =>
        app.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html,application/xhtml+xml,*/*;q=0.8" } } });

    /// <summary>A server beside which something lies that looks like a built client.</summary>
    public sealed class AppWithClient : ChatApp
    {
        private readonly TemporaryDirectory _client = new();

        public AppWithClient()
        {
            Write("index.html", "the page");
            Write("icon.svg", "<svg/>");
            Write("service-worker.js", "a worker");
            Write("widget.js", "an element");
            Write(Script[1..], "a script");
            Write($"{Script[1..]}.br", "by brotli");
            Write($"{Script[1..]}.gz", "by gzip");
            Settings = new Dictionary<string, string> { ["BrowserClient:Directory"] = _client.Path };
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            _client.Dispose();
        }

        private void Write(string name, string content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_client.In(name))!);
            File.WriteAllText(_client.In(name), content);
        }
    }
}
