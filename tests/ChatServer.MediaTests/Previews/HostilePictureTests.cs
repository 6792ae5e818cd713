using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.MediaTests.Images;
using ChatServer.Messages.LinkPreviews.Pictures;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Previews;

/// <summary>What a page says that its picture is may be anything. Nobody inside is asked for it, and what is no picture leaves the preview without one.</summary>
public sealed class HostilePictureTests(NamedPreviewApp app) : IClassFixture<NamedPreviewApp>
{
    private static readonly byte[] Png = Samples.Png(300, 200);

    public static TheoryData<string, byte[]> NoPictures => new()
    {
        { "a bomb of pixels", Bomb.Png(50_000, 50_000) },
        { "a bomb that is whole", Bomb.WholePng(30_000) },
        { "a bomb of frames", Bomb.Gif(2_000, 2_000, 1_000) },
        { "cut short", Png[..(Png.Length / 2)] },
        { "a drawing with a script", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() },
        { "a page", "<!doctype html><title>no picture</title>"u8.ToArray() },
        { "a document", "%PDF-1.4\n%%EOF"u8.ToArray() },
        { "a playlist", "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.2/\n"u8.ToArray() },
        { "an archive", Samples.Zip("a.png") },
        { "one byte", [0x89] },
        { "nothing", [] },
    };

    [Theory]
    [InlineData("127.0.0.2")]
    [InlineData("127.1.2")]
    [InlineData("2130706434")]
    [InlineData("0x7f000002")]
    [InlineData("0177.0.0.2")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.2]")]
    [InlineData("localhost")]
    [InlineData("inside.example")]
    [InlineData("mixed.example")]
    [InlineData("no-such-name.example")]
    public async Task Nobody_inside_is_asked_for_a_picture_however_its_address_is_written(string host)
    {
        await using var inside = new TestSite("127.0.0.2");

        await IsShownWithoutPicture($"http://{host}:{app.Elsewhere.Port}/a.png");
        await IsShownWithoutPicture($"http://{host}:{inside.Port}/a.png");
        await IsShownWithoutPicture($"//{host}:{app.Elsewhere.Port}/a.png");
        Assert.Equal(0, inside.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    [InlineData("http://127.0.0.1:5432/")]
    [InlineData("http://ada@127.0.0.1:{0}/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//0x7f.2:{0}/")]
    public async Task A_redirect_of_a_picture_to_inside_is_not_followed(string inside)
    {
        var location = string.Format(CultureInfo.InvariantCulture, inside, app.Elsewhere.Port);

        await IsShownWithoutPicture(app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", location));
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://news.example/a.png")]
    [InlineData("http://127.0.0.1:5432/a.png")]
    [InlineData("http://")]
    [InlineData("\\\\127.0.0.2\\a.png")]
    public async Task Other_schemes_and_ports_are_not_tried(string address) => await IsShownWithoutPicture(address);

    [Fact]
    public async Task A_name_that_leads_elsewhere_when_the_picture_is_asked_for_is_found_out()
    {
        var path = new Uri(app.Picture()).AbsolutePath;
        var page = new Uri(app.PageWithPicture(path)).AbsolutePath;

        await IsShownWithoutPicture(null, app.Elsewhere.At(page, "rebinding.example"));
        Assert.DoesNotContain(app.Elsewhere.Requests, r => r.Contains(path, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_cannot_be_shown_as_a_picture_leaves_the_preview_without_one(string what, byte[] content)
    {
        Assert.NotEmpty(what);

        await IsShownWithoutPicture(app.Elsewhere.Has($"/{Guid.NewGuid():N}.png", content, "Content-Type: image/png"));
    }

    [Fact]
    public async Task A_picture_is_one_by_its_content_whatever_its_server_says()
    {
        var sent = await Send(app.PageWithPicture(app.Elsewhere.Has($"/{Guid.NewGuid():N}", Png, "Content-Type: text/html")));

        Assert.True((await app.PreviewOf(sent.Reader, sent.Message))!.Value.TryGetProperty("picture", out _));
    }

    [Fact]
    public async Task Of_an_endless_picture_no_more_is_read_than_one_may_have()
    {
        var sentBytes = 0L;
        await IsShownWithoutPicture(Does(async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("200 OK", "Content-Type: image/png")), cancellation);
            await client.WriteAsync(Png, cancellation);
            for (; ; sentBytes += 64 * 1024) await client.WriteAsync(new byte[64 * 1024], cancellation);
        }));

        // What lies in the buffers between the two is beyond the limit, too.
        Assert.InRange(sentBytes, 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task A_picture_that_does_not_come_in_time_is_not_waited_for()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waited = IsShownWithoutPicture(Does(async (client, cancellation) =>
        {
            await client.WriteAsync(Encoding.ASCII.GetBytes(TestSite.Head("200 OK", "Content-Type: image/png", "Content-Length: 100000")), cancellation);
            asked.SetResult();
            await TestSite.Silence(cancellation);
        }));
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Eventually.IsTrue(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(waited.IsCompleted);
            },
            "it is given up");

        await waited;
    }

    [Fact]
    public async Task Nothing_of_where_a_picture_is_is_in_the_log()
    {
        var secret = Guid.NewGuid().ToString("N");

        await IsShownWithoutPicture($"http://{secret}.example/{secret}");
        await IsShownWithoutPicture(app.Elsewhere.At($"/{secret}?{secret}"));

        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(secret, StringComparison.Ordinal));
    }

    private async Task IsShownWithoutPicture(string? address, string? page = null)
    {
        var (reader, message) = await Send(page ?? app.PageWithPicture(address!));

        var preview = await app.PreviewOf(reader, message);

        Assert.Equal("Tea", preview?.GetProperty("title").GetString());
        Assert.False(preview!.Value.TryGetProperty("picture", out _));
        var conversation = message.GetProperty("conversationId").GetGuid();
        Assert.False(await app.WithDatabase(db => db.Set<LinkPicture>().AnyAsync(p => p.ConversationId == conversation)));
        Assert.False(await app.WithDatabase(db => db.Set<MediaItem>().AnyAsync(m => m.Status == MediaStatus.Failed && m.CheckAt == null)));
    }

    private string Does(Func<Stream, CancellationToken, Task> answer) => app.Elsewhere.Does($"/{Guid.NewGuid():N}", answer);

    private async Task<(TestUser Reader, JsonElement Message)> Send(string link)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        return (ben, await ada.Send(await app.ConversationBetween(ada, ben), link));
    }
}
