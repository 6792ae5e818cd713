using System.Net;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Imports;

public sealed class ImportTests(ImportApp app) : IClassFixture<ImportApp>
{
    [Fact]
    public async Task A_file_from_elsewhere_is_as_if_it_had_been_uploaded()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var url = app.Elsewhere.Has($"/{Guid.NewGuid()}/cat%20photo.png", Samples.Png(), "Content-Type: text/html");

        using var response = await ada.TryPost("/media/imports", new { url, sensitive = true });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var media = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        var id = media.GetProperty("id").GetGuid();
        Assert.Equal($"/api/v1/media/{id}", $"{response.Headers.Location}");
        Assert.Equal(("image", "image/png"), (media.GetProperty("kind").GetString(), media.GetProperty("contentType").GetString()));
        Assert.True(media.GetProperty("sensitive").GetBoolean());
        using var download = await ada.TryDownload(id, "content?reveal=true");
        Assert.Equal(Samples.Png(), await download.Content.ReadAsByteArrayAsync());
        Assert.Contains("cat%20photo.png", $"{download.Content.Headers.ContentDisposition}");
        await (await eve.TryGet($"/media/{id}")).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task A_drive_s_link_leads_over_redirects_to_a_file_with_a_name()
    {
        var ada = await app.SignUp();
        var there = $"/{Guid.NewGuid()}?export=download&id=1";
        var file = Samples.Noise(5_000);
        app.Elsewhere.Has(there, file, "Content-Disposition: attachment; filename*=UTF-8''re%C3%A7u.pdf");
        app.Elsewhere.Redirects("/file/d/1/view?usp=sharing", app.Elsewhere.At(there, "drive.example"));

        var media = await ada.Post("/media/imports", new { url = app.Elsewhere.At("/file/d/1/view?usp=sharing", "drive.example") });

        using var download = await ada.TryDownload(media.GetProperty("id").GetGuid());
        Assert.Equal(file, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("reçu.pdf", download.Content.Headers.ContentDisposition?.FileNameStar);
    }

    [Fact]
    public async Task Limits_and_quota_are_those_of_uploads()
    {
        var ada = await app.SignUp();

        await (await TryImport(ada, [.. Samples.Png(), .. new byte[ImportApp.ImageBytes]])).ShouldRefuse(413, "media-too-large");
        await (await TryImport(ada, Samples.Noise(ImportApp.FileBytes + 1))).ShouldRefuse(413, "media-too-large");
        Assert.Equal(HttpStatusCode.Created, (await TryImport(ada, Samples.Noise(ImportApp.FileBytes))).StatusCode);
        await (await TryImport(ada, Samples.Noise(ImportApp.FileBytes))).ShouldRefuse(409, "media-quota-exceeded");
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://2130706434/")]
    [InlineData("http://0x7f.2/")]
    [InlineData("http://0177.0.0.2/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://inside.example/")]
    [InlineData("http://no-such-name.example/")]
    public async Task Where_nobody_may_go_and_where_nobody_is_are_one_answer(string url)
    {
        var ada = await app.SignUp();
        var there = new Uri(url);
        var withPort = new UriBuilder(there) { Port = app.Elsewhere.Port }.Uri.AbsoluteUri;

        var problem = await (await ada.TryPost("/media/imports", new { url = withPort })).ShouldRefuse(403, "address-refused");
        Assert.DoesNotContain("10.1.2.3", $"{problem}");
    }

    [Fact]
    public async Task The_server_does_not_ask_itself()
    {
        var ada = await app.SignUp();

        var answer = await ada.TryPost("/media/imports", new { url = new Uri(app.Address, "/health/live") });

        await answer.ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task What_is_elsewhere_may_be_missing_broken_or_late()
    {
        var ada = await app.SignUp();
        var late = new TaskCompletionSource();
        app.Elsewhere.Says("/broken", Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfive!"));
        app.Elsewhere.Does("/late", async (_, cancellation) =>
        {
            late.SetResult();
            await TestSite.Silence(cancellation);
        });

        await (await Import(ada, "/missing")).ShouldRefuse(424, "source-without-file");
        await (await Import(ada, "/broken")).ShouldRefuse(424, "source-unreachable");
        var waiting = Import(ada, "/late");
        await late.Task;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await waiting).ShouldRefuse(424, "source-too-slow");

        Assert.Empty(Directory.GetFiles(Path.Combine(app.DataDirectory, "media", "incoming")));
    }

    [Fact]
    public async Task Nobody_has_more_imports_under_way_than_their_share()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        app.Elsewhere.Does("/held", async (client, cancellation) =>
        {
            asked.SetResult();
            await answer.Task;
            await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("200 OK", "Content-Length: 3") + "tea"), cancellation);
        });

        var first = Import(ada, "/held");
        await asked.Task;
        await (await TryImport(ada, Samples.Noise(10))).ShouldRefuse(503, "busy");
        Assert.Equal(HttpStatusCode.Created, (await TryImport(ben, Samples.Noise(10))).StatusCode);
        answer.SetResult();

        Assert.Equal(HttpStatusCode.Created, (await first).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await TryImport(ada, Samples.Noise(10))).StatusCode);
    }

    [Fact]
    public async Task Imports_have_a_budget_of_their_own()
    {
        await using var limited = await ChatApp.StartAsync(("RateLimits:Enabled", "true"), ("RateLimits:Import:Permits", "2"));
        var ada = await limited.SignUp();
        var url = limited.Elsewhere.Has("/tea.txt", [.. "tea"u8]);

        await ada.Post("/media/imports", new { url });
        await ada.TryPost("/media/imports", new { url = "nowhere" });
        await (await ada.TryPost("/media/imports", new { url })).ShouldRefuse(429, "too-many-requests");
        Assert.Single(limited.Elsewhere.Requests);
        await ada.Upload(Samples.Png());
    }

    [Fact]
    public async Task No_log_line_holds_the_URL()
    {
        var ada = await app.SignUp();
        var secret = Guid.NewGuid().ToString("N");

        await (await Import(ada, $"/{secret}?{secret}")).ShouldRefuse(424, "source-without-file");
        await ada.TryPost("/media/imports", new { url = $"http://{secret}@files.example/{secret}" });
        await ada.Post("/media/imports", new { url = app.Elsewhere.Has($"/{secret}.txt?{secret}", [.. "tea"u8]) });

        Assert.Contains(app.Log.Lines, l => l.Contains("Nothing was fetched", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
    }

    private Task<HttpResponseMessage> Import(TestUser user, string path) => user.TryPost("/media/imports", new { url = app.Elsewhere.At(path) });

    private Task<HttpResponseMessage> TryImport(TestUser user, byte[] file) =>
        user.TryPost("/media/imports", new { url = app.Elsewhere.Has($"/{Guid.NewGuid()}", file) });
}
