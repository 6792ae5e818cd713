using ChatServer.Harness;
using ChatServer.Media.Processing.Images;
using ChatServer.MediaTests.Kinds;

namespace ChatServer.MediaTests.Hostile;

/// <summary>Hostile files on their whole way: the server says what is wrong, or keeps them as what is only saved, and goes on for others.</summary>
public sealed class HostileUploadTests(ChatApp app) : IClassFixture<ChatApp>, IDisposable
{
    // In libvips, since the process began and of all tests; what else looks into files is a program of its own, with a limit.
    private const long MostBytes = 256_000_000;

    private readonly RealFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("photo.jpg", "holiday.mp4", "image/jpeg")]
    [InlineData("drawing.png", "drawing.svg", "image/png")]
    [InlineData("photo.webp", "photo.webp.exe", "image/webp")]
    [InlineData("photo.heic", "photo.jpg", "image/jpeg")]
    [InlineData("moving.gif", "letter.docx", "image/gif")]
    [InlineData("clip.mp4", "clip.gif", "video/mp4")]
    [InlineData("clip.webm", "voice.ogg", "video/webm")]
    [InlineData("clip.mkv", "clip", "video/mp4")]
    [InlineData("song.mp3", "song.html", "audio/mpeg")]
    [InlineData("voice.wav", "voice.m3u8", "audio/wav")]
    [InlineData("letter.pdf", "letter.png", "application/pdf")]
    [InlineData("letters.zip", "letters.jpg", "application/zip")]
    [InlineData("drawing.svg", "drawing.jpg", "application/octet-stream")]
    [InlineData("drawing.svg", "drawing.png.svg", "application/octet-stream")]
    public async Task Whatever_a_file_is_called_it_is_what_it_is(string file, string name, string contentType)
    {
        var ada = await app.SignUp();

        var media = await ada.WaitUntilProcessed((await ada.Upload(await _files.MakeAsync(file), name)).GetProperty("id").GetGuid());

        Assert.Equal(("ready", contentType, name), (media.GetProperty("status").GetString(), media.GetProperty("contentType").GetString(), media.GetProperty("fileName").GetString()));
    }

    [Theory]
    [InlineData("../../../etc/cron.d/evil")]
    [InlineData("..\\..\\windows\\system32\\evil.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("a/../../b.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("tea.png\0.exe")]
    [InlineData("tea\r\nSet-Cookie: a=b\r\n\r\n<script>.png")]
    [InlineData("tea\u2028\u2029\u0085.png")]
    [InlineData("\"; filename=\"evil.html")]
    [InlineData("'; drop table media; --.png")]
    [InlineData("`id`$(id);id|id&id.png")]
    [InlineData("<img src=x onerror=alert(1)>.png")]
    [InlineData("photo\u202Egpj.exe")]
    [InlineData("CON")]
    [InlineData("...")]
    [InlineData("   ")]
    public async Task Whatever_a_name_tries_it_ends_no_header_and_leads_nowhere(string name)
    {
        var ada = await app.SignUp();
        var bytes = Samples.Noise(100);
        var upload = await ada.Begin(bytes.Length, name);
        await ada.Append(upload, 0, bytes);
        var asForm = (await ada.Upload(bytes, $"tea-{Uri.EscapeDataString(name)}")).GetProperty("id").GetGuid();

        foreach (var id in (Guid[])[upload, asForm])
        {
            var kept = (await ada.Get($"/media/{id}")).GetProperty("fileName").GetString();
            Assert.DoesNotContain(kept ?? "", c => char.IsControl(c) || "/\\\"<>|\u2028\u2029\u202E".Contains(c, StringComparison.Ordinal));
            using var download = await ada.TryDownload(id);
            Assert.Equal(kept, download.Content.Headers.ContentDisposition!.FileNameStar);
            Assert.Equal("attachment", download.Content.Headers.ContentDisposition.DispositionType);
            Assert.False(download.Headers.Contains("Set-Cookie"));
            Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync());
        }

        Assert.All(
            Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Select(Path.GetFileName),
            file => Assert.DoesNotContain("evil", file, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(CompressionBombs.Names), MemberType = typeof(CompressionBombs))]
    public async Task What_unpacks_to_hundreds_of_megabytes_is_refused_or_never_unpacked(string bomb)
    {
        var ada = await app.SignUp();
        var file = CompressionBombs.Make(bomb);
        Assert.InRange(file.Length, 1, 10_000_000);

        var media = await ada.WaitUntilProcessed((await ada.Upload(file, bomb)).GetProperty("id").GetGuid());

        if (media.GetProperty("status").GetString() == "failed") Assert.NotEmpty(media.GetProperty("failure").GetString()!);
        Assert.All(
            media.GetProperty("variants").EnumerateArray(),
            v => Assert.InRange((int)v.GetProperty("bytes").GetInt64(), 1, 1_000_000));
        Assert.InRange(Vips.PeakBytes, 0, MostBytes);
        var other = await ada.WaitUntilProcessed(await ada.UploadId(await _files.MakeAsync("drawing.png")));
        Assert.Equal("ready", other.GetProperty("status").GetString());
    }
}
