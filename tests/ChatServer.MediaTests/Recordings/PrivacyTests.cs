using System.Text;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Recordings;

public sealed class PrivacyTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("h264.mp4", "video/mp4")]
    [InlineData("hevc.mp4", "video/mp4")]
    [InlineData("vp9.webm", "video/webm")]
    [InlineData("vp8-vorbis.webm", "video/webm")]
    [InlineData("h264.mov", "video/quicktime")]
    [InlineData("h264.mkv", "video/x-matroska")]
    [InlineData("song.mp3", "audio/mpeg")]
    [InlineData("voice.m4a", "audio/mp4")]
    [InlineData("voice.opus.ogg", "audio/ogg")]
    [InlineData("voice.vorbis.ogg", "audio/ogg")]
    [InlineData("voice.webm", "audio/webm")]
    [InlineData("voice.wav", "audio/wav")]
    [InlineData("voice.flac", "audio/flac")]
    public async Task Nothing_that_goes_out_says_where_when_or_with_what_it_was_made(string clip, string contentType)
    {
        Assert.NotEmpty(SecretsIn(await Clips.Make(clip)));

        var media = await _workshop.Process(clip, contentType);

        Assert.All(media.Files, file => Assert.Empty(SecretsIn(file.Path)));
        foreach (var file in media.Files) await ShouldTellNothing(file.Path);
    }

    [Fact]
    public async Task The_cover_of_a_song_does_not_go_out()
    {
        var song = await _workshop.Process("song.mp3", "audio/mpeg");

        foreach (var file in song.Files) Assert.DoesNotContain("mjpeg", (await Probed.Read(file.Path)).Codecs);
    }

    [Theory]
    [InlineData("h264.mp4", "video/mp4", "x264")]
    [InlineData("hevc.mp4", "video/mp4", "x265")]
    [InlineData("hlg.mov", "video/quicktime", "x265")]
    public async Task What_an_encoder_writes_between_the_pictures_does_not_go_out(string clip, string contentType, string encoder)
    {
        Assert.True(Contains(await Clips.Make(clip), encoder));

        var video = await _workshop.Process(clip, contentType);

        Assert.False(Contains(video.Files[0].Path, encoder));
        Assert.Equal("", await Shell.RunAsync("/", 0, "ffmpeg", "-v", "error", "-i", video.Files[0].Path, "-f", "null", "-"));
    }

    [Fact]
    public async Task Subtitles_attachments_and_chapters_do_not_go_out()
    {
        var video = await Clips.Make("h264.mkv");
        using var notes = new TemporaryDirectory();
        await File.WriteAllTextAsync(notes.In("a.srt"), "1\n00:00:00,000 --> 00:00:01,000\nSecret Street\n");
        await File.WriteAllTextAsync(notes.In("a.ini"), ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1000\ntitle=Secret Street\n");
        var full = await Clips.Make("full.mkv", $"-i {video} -i {notes.In("a.srt")} -i {notes.In("a.ini")} -map 0 -map 1 -map_metadata 2 " +
            $"-c copy -c:s srt -attach {notes.In("a.ini")} -metadata:s:t mimetype=text/plain");

        var media = await _workshop.ProcessFile(full, "video/x-matroska");

        Assert.Equal(["h264", "aac"], (await Probed.Read(media.Files[0].Path)).Codecs);
        Assert.All(media.Files, file => Assert.Empty(SecretsIn(file.Path)));
    }

    private static IEnumerable<string> SecretsIn(string path) => Clips.Secrets.Where(secret => Contains(path, secret));

    private static bool Contains(string path, string words)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(words)) >= 0;
    }

    // What a reader of many formats finds, unpacked and decoded, which a search for bytes might miss.
    private static async Task ShouldTellNothing(string path)
    {
        var told = await Shell.RunAsync("/", 0, "exiftool", "-ee", "-a", "-G1", path);
        foreach (var tag in (string[])["GPS", "Make ", "Model", "Title", "Comment", "Location", "SecretCam", "2019:08"])
            Assert.DoesNotContain(tag, told.Replace(path, "").Replace(Path.GetDirectoryName(path)!, ""));
    }
}
