using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Previews;

/// <summary>What people link to may be anything. Nobody is asked who is not of the public internet, and nothing does more than to say nothing.</summary>
public sealed class HostilePageTests(NamedPreviewApp app) : IClassFixture<NamedPreviewApp>
{
    private const string Page = "<title>Tea</title>";

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("127.1.2")]
    [InlineData("2130706434")]
    [InlineData("0x7f000002")]
    [InlineData("0x7f.2")]
    [InlineData("0177.0.0.2")]
    [InlineData("017700000002")]
    [InlineData("0.0.0.0")]
    [InlineData("0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("localhost")]
    [InlineData("inside.example")]
    [InlineData("mixed.example")]
    [InlineData("no-such-name.example")]
    public async Task Nobody_inside_is_asked_however_the_link_is_written(string host)
    {
        await using var inside = new TestSite("127.0.0.2");

        Assert.Null(await PreviewOf($"http://{host}:{app.Elsewhere.Port}/secret"));
        Assert.Null(await PreviewOf($"http://{host}:{inside.Port}/secret"));
        Assert.Null(await PreviewOf($"http://{host}/secret"));
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:22/")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("https://news.example:8443/")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("ftp://news.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:6379/_INFO")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](data:text/html,<title>a</title>)")]
    public async Task Other_ports_and_schemes_are_not_tried(string link) => Assert.Null(await PreviewOf(link));

    [Fact]
    public async Task A_link_with_a_password_in_it_leads_nowhere()
    {
        var asked = app.Elsewhere.Connections;
        Assert.Null(await PreviewOf(Has(Page).Replace("http://", "http://ada:secret@", StringComparison.Ordinal)));
        Assert.Equal(asked, app.Elsewhere.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://[::ffff:127.0.0.2]:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("http://ada@127.0.0.1:{0}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//0x7f.2:{0}/")]
    public async Task A_redirect_to_inside_is_not_followed(string inside)
    {
        var location = string.Format(System.Globalization.CultureInfo.InvariantCulture, inside, app.Elsewhere.Port);

        Assert.Null(await PreviewOf(app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", location)));
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_second_time_is_found_out()
    {
        var there = new Uri(Has(Page)).AbsolutePath;
        var from = new Uri(app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", there)).AbsolutePath;

        Assert.Null(await PreviewOf(app.Elsewhere.At(from, "rebinding.example")));
        Assert.DoesNotContain(app.Elsewhere.Requests, r => r.Contains(there, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redirects_are_followed_as_often_as_anybody_needs_them()
    {
        var last = new Uri(Has(Page)).AbsolutePath;
        for (var i = 0; i < 5; i++) last = new Uri(app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", last)).AbsolutePath;

        var preview = await PreviewOf(app.Elsewhere.At(last, "news.example"));

        Assert.Equal(("news.example", "Tea"), (preview?.GetProperty("host").GetString(), Title(preview)));
        Assert.Null(await PreviewOf(app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", last)));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("image/svg+xml")]
    [InlineData("application/octet-stream")]
    [InlineData("text/html-not")]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task What_is_no_page_is_not_read(string contentType) => Assert.Null(await PreviewOf(Has(Page, contentType)));

    [Theory]
    [InlineData("204 No Content")]
    [InlineData("404 Not Found")]
    [InlineData("500 Oh")]
    public async Task An_error_is_no_page(string status) => Assert.Null(await PreviewOf(app.Elsewhere.Says(
        $"/{Guid.NewGuid():N}", Encoding.ASCII.GetBytes(TestSite.Head(status, "Content-Type: text/html", $"Content-Length: {Page.Length}") + Page))));

    [Fact]
    public async Task Of_an_endless_page_the_beginning_is_read()
    {
        var url = Does(async (client, cancellation) =>
        {
            await Write(client, TestSite.Head("200 OK", "Content-Type: text/html") + Page, cancellation);
            while (true) await client.WriteAsync(new byte[64 * 1024], cancellation);
        });

        Assert.Equal("Tea", Title(await PreviewOf(url)));
    }

    [Fact]
    public async Task Of_what_unpacks_to_gigabytes_the_beginning_is_read()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes(Page));
            for (var i = 0; i < 1_000; i++) gzip.Write(new byte[100_000]);
        }

        var url = app.Elsewhere.Has($"/{Guid.NewGuid():N}", packed.ToArray(), "Content-Type: text/html", "Content-Encoding: gzip");

        Assert.Equal("Tea", Title(await PreviewOf(url)));
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_is_not_waited_for()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var url = Does(async (client, cancellation) =>
        {
            await Write(client, TestSite.Head("200 OK", "Content-Type: text/html", "Content-Length: 100") + Page, cancellation);
            asked.SetResult();
            await TestSite.Silence(cancellation);
        });

        var preview = PreviewOf(url);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.IsTrue(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(preview.IsCompleted);
            },
            "it is given up");

        Assert.Null(await preview);
    }

    [Fact]
    public async Task Nothing_that_was_linked_to_is_in_the_log()
    {
        var secret = Guid.NewGuid().ToString("N");

        await PreviewOf($"http://{secret}.example/{secret}");
        await PreviewOf(app.Elsewhere.At($"/{secret}?{secret}"));
        await PreviewOf(Has($"<title>{secret}</title>") + $"?{secret}");

        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal) || l.Contains("127.0.0.1: ", StringComparison.Ordinal));
    }

    private static string? Title(JsonElement? preview) => preview?.GetProperty("title").GetString();

    private static Task Write(Stream client, string text, CancellationToken cancellation) => client.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation).AsTask();

    private string Has(string page, string contentType = "text/html") => app.Page(page, contentType);

    private string Does(Func<Stream, CancellationToken, Task> answer) => app.Elsewhere.Does($"/{Guid.NewGuid():N}", answer);

    private async Task<JsonElement?> PreviewOf(string link)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        return await app.PreviewOf(ben, await ada.Send(await app.ConversationBetween(ada, ben), link));
    }
}
