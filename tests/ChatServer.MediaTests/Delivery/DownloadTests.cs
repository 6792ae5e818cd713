using System.Net;
using System.Net.Http.Headers;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Delivery;

public sealed class DownloadTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Only_its_owner_sees_what_is_in_no_message()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var media = await ada.UploadId(Samples.Png());

        Assert.NotEmpty(await ada.Download(media));
        foreach (var id in new[] { media, Guid.NewGuid() })
        {
            await (await eve.TryGet($"/media/{id}")).ShouldRefuse(404, "no-such-media");
            await (await eve.TryDownload(id)).ShouldRefuse(404, "no-such-media");
            await (await eve.TryDownload(id, "variants/160")).ShouldRefuse(404, "no-such-media");
        }

        await (await ada.TryDownload(media, "variants/159")).ShouldRefuse(404, "no-such-variant");
        await (await app.Stranger().TryDownload(media)).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_picture_is_shown_where_it_is_opened_and_can_do_nothing_there()
    {
        var ada = await app.SignUp();
        var media = await ada.Upload(Samples.Png(), "Grün, tea.png");

        using var response = await ada.TryDownload(media.GetProperty("id").GetGuid());

        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Grün, tea.png", response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox; default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl is { Private: true, NoCache: true });
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>", "a.svg", "application/octet-stream")]
    [InlineData("<html><script>alert(1)</script>", "a.jpg", "application/octet-stream")]
    [InlineData("%PDF-1.7 /JavaScript", "a.html", "application/pdf")]
    public async Task What_could_do_something_is_only_saved(string text, string name, string contentType)
    {
        var ada = await app.SignUp();
        var media = await ada.Upload(System.Text.Encoding.UTF8.GetBytes(text), name);

        using var response = await ada.TryDownload(media.GetProperty("id").GetGuid());

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("49492A0008000000")]
    [InlineData("424D46000000000000003600000028000000")]
    public async Task A_picture_of_a_kind_that_nothing_cleans_is_a_file_and_no_picture(string beginning)
    {
        var ada = await app.SignUp();
        var bytes = Convert.FromHexString(beginning);
        var media = await ada.Upload(bytes, "holiday.tif");

        using var response = await ada.TryDownload(media.GetProperty("id").GetGuid());

        Assert.Equal(("file", "ready"), (media.GetProperty("kind").GetString(), media.GetProperty("status").GetString()));
        Assert.Equal("application/octet-stream", media.GetProperty("contentType").GetString());
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=90-", 90, 10)]
    [InlineData("bytes=-10", 90, 10)]
    [InlineData("bytes=50-1000", 50, 50)]
    public async Task A_range_is_answered_with_just_that(string range, int from, int count)
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(100);
        var media = await ada.UploadId(file);

        using var response = await ada.TryDownload(media, with: h => h.Range = RangeHeaderValue.Parse(range));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal($"bytes {from}-{from + count - 1}/100", response.Content.Headers.ContentRange!.ToString());
        Assert.Equal(file[from..(from + count)], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_416_and_a_thousand_ranges_are_the_whole()
    {
        var ada = await app.SignUp();
        var media = await ada.UploadId(Samples.Noise(100));

        using var beyond = await ada.TryDownload(media, with: h => h.Range = RangeHeaderValue.Parse("bytes=100-"));
        await beyond.ShouldRefuse(416, "range-not-satisfiable");
        Assert.Equal("bytes */100", beyond.Content.Headers.ContentRange!.ToString());

        var thousand = string.Join(',', Enumerable.Repeat("0-99", 1000));
        using var many = await ada.TryDownload(media, with: h => h.TryAddWithoutValidation("Range", $"bytes={thousand}"));
        Assert.Equal(HttpStatusCode.OK, many.StatusCode);
        Assert.Equal(100, (await many.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task A_client_that_has_it_is_told_so_and_a_range_of_another_version_is_the_whole()
    {
        var ada = await app.SignUp();
        var media = await ada.UploadId(Samples.Noise(100));
        using var first = await ada.TryDownload(media);
        var tag = first.Headers.ETag!;

        using var again = await ada.TryDownload(media, with: h => h.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var same = await ada.TryDownload(media, with: h => (h.Range, h.IfRange) = (RangeHeaderValue.Parse("bytes=0-9"), new RangeConditionHeaderValue(tag)));
        Assert.Equal(HttpStatusCode.PartialContent, same.StatusCode);

        using var other = await ada.TryDownload(media, with: h => (h.Range, h.IfRange) = (RangeHeaderValue.Parse("bytes=0-9"), new RangeConditionHeaderValue("\"other\"")));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        using var failed = await ada.TryDownload(media, with: h => h.IfMatch.Add(new EntityTagHeaderValue("\"other\"")));
        await failed.ShouldRefuse(412, "precondition-failed");
    }

    [Fact]
    public async Task HEAD_tells_the_size_without_the_file()
    {
        var ada = await app.SignUp();
        var media = await ada.UploadId(Samples.Noise(100));

        using var response = await ada.TryRequest(new HttpRequestMessage(HttpMethod.Head, $"/api/v1/media/{media}/content"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(100, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }
}
