using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Kinds;

/// <summary>A real file of every kind on its whole way: from the upload by one to what another gets to see of it.</summary>
public sealed class RealFileTests(ChatApp app) : IClassFixture<ChatApp>, IDisposable
{
    private const string Picture = "480.jpg 480 160.jpg 160 blurred";
    private const string Video = "poster poster.jpg blurred";

    private readonly RealFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("photo.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned1.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned2.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned3.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned4.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned5.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned6.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned7.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("turned8.jpg", "image/jpeg", 640, 400, Picture)]
    [InlineData("drawing.png", "image/png", 640, 400, Picture)]
    [InlineData("photo.webp", "image/webp", 640, 400, Picture)]
    [InlineData("photo.avif", "image/jpeg", 640, 400, Picture)]
    [InlineData("photo.heic", "image/jpeg", 640, 400, Picture)]
    [InlineData("drawing.gif", "image/gif", 640, 400, Picture)]
    [InlineData("moving.gif", "image/gif", 640, 400, Picture)]
    [InlineData("moving.webp", "image/webp", 640, 400, Picture)]
    [InlineData("clip.mp4", "video/mp4", 320, 240, Video)]
    [InlineData("upright.mp4", "video/mp4", 240, 320, Video)]
    [InlineData("clip.webm", "video/webm", 320, 240, "720p " + Video)]
    [InlineData("clip.mov", "video/mp4", 320, 240, Video)]
    [InlineData("clip.mkv", "video/mp4", 320, 240, Video)]
    public async Task What_can_be_seen_is_shown_in_every_size(string name, string contentType, int width, int height, string variants)
    {
        var media = await ArrivesAsync(name);

        Assert.Equal(contentType.Split('/')[0], media.GetProperty("kind").GetString());
        Assert.Equal(contentType, media.GetProperty("contentType").GetString());
        Assert.Equal((width, height), (media.GetProperty("width").GetInt32(), media.GetProperty("height").GetInt32()));
        Assert.Equal(variants, string.Join(' ', Variants(media).Select(v => v.GetProperty("name").GetString())));
        Assert.All(
            Variants(media).Where(v => v.GetProperty("name").GetString() != "blurred"),
            v => Assert.Equal((double)width / height, v.GetProperty("width").GetDouble() / v.GetProperty("height").GetDouble(), 0.03));
        Assert.NotEmpty(Convert.FromBase64String(media.GetProperty("placeholder").GetString()!));
        if (contentType.StartsWith("video", StringComparison.Ordinal)) Assert.InRange(media.GetProperty("durationMs").GetInt64(), 1_900, 2_200);
    }

    [Theory]
    [InlineData("song.mp3", "audio/mpeg", "audio/mpeg")]
    [InlineData("voice.ogg", "audio/ogg", "audio/mp4")]
    [InlineData("voice.wav", "audio/wav", "audio/mp4")]
    public async Task What_can_be_heard_has_a_waveform_and_plays_everywhere(string name, string contentType, string smaller)
    {
        var media = await ArrivesAsync(name);

        Assert.Equal(("audio", contentType), (media.GetProperty("kind").GetString(), media.GetProperty("contentType").GetString()));
        Assert.Equal(64, media.GetProperty("waveform").GetArrayLength());
        Assert.InRange(media.GetProperty("durationMs").GetInt64(), 1_900, 2_200);
        Assert.Equal(smaller, Assert.Single(Variants(media), v => v.GetProperty("name").GetString() == "audio").GetProperty("contentType").GetString());
    }

    [Theory]
    [InlineData("letter.pdf", "application/pdf", "page1 page1.jpg blurred")]
    [InlineData("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "")]
    [InlineData("letters.zip", "application/zip", "")]
    [InlineData("drawing.svg", "application/octet-stream", "")]
    public async Task Everything_else_goes_out_byte_by_byte_and_is_only_saved(string name, string contentType, string variants)
    {
        var media = await ArrivesAsync(name);

        Assert.Equal(("file", contentType), (media.GetProperty("kind").GetString(), media.GetProperty("contentType").GetString()));
        Assert.Equal(variants, string.Join(' ', Variants(media).Select(v => v.GetProperty("name").GetString())));
        using var download = await app.Http.GetAsync(new Uri(media.GetProperty("url").GetString()!, UriKind.RelativeOrAbsolute));
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(await _files.MakeAsync(name), await download.Content.ReadAsByteArrayAsync());
    }

    /// <summary>What the other one in the conversation reads, after every address in it was followed.</summary>
    private async Task<JsonElement> ArrivesAsync(string name)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var uploaded = (await ada.Upload(await _files.MakeAsync(name), name)).GetProperty("id").GetGuid();
        await ada.SendMedia(await app.ConversationBetween(ada, ben), uploaded);
        await ada.WaitUntilProcessed(uploaded);

        var media = await ben.Get($"/media/{uploaded}");
        Assert.True(media.GetProperty("status").GetString() == "ready", media.GetRawText());
        foreach (var part in Variants(media).Prepend(media))
        {
            using var download = await app.Http.GetAsync(new Uri(part.GetProperty("url").GetString()!, UriKind.RelativeOrAbsolute));
            Assert.Equal(part.GetProperty("contentType").GetString(), download.Content.Headers.ContentType!.MediaType);
            Assert.Equal(part.GetProperty("bytes").GetInt64(), (await download.Content.ReadAsByteArrayAsync()).Length);
        }

        return media;
    }

    private static List<JsonElement> Variants(JsonElement media) => [.. media.GetProperty("variants").EnumerateArray()];
}
