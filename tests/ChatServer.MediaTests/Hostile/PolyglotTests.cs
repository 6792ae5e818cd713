using System.Text;
using ChatServer.MediaTests.Recordings;

namespace ChatServer.MediaTests.Hostile;

/// <summary>Files that are a recording and something else at once: what goes out is the recording alone.</summary>
public sealed class PolyglotTests : IDisposable
{
    private const string Script = "<html><script>alert('polyglot')</script></html>";

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("h264.mp4", "video/mp4")]
    [InlineData("h264.mov", "video/quicktime")]
    [InlineData("vp9.webm", "video/webm")]
    [InlineData("h264.mkv", "video/x-matroska")]
    [InlineData("voice.m4a", "audio/mp4")]
    [InlineData("song.mp3", "audio/mpeg")]
    [InlineData("voice.aac", "audio/aac")]
    [InlineData("voice.opus.ogg", "audio/ogg")]
    [InlineData("voice.wav", "audio/wav")]
    [InlineData("voice.flac", "audio/flac")]
    public async Task What_is_behind_a_recording_stays_behind(string clip, string contentType)
    {
        var recording = await File.ReadAllBytesAsync(await Clips.Make(clip));
        byte[] archive = [.. "PK\u0003\u0004"u8, .. Encoding.ASCII.GetBytes(Script), .. "PK\u0005\u0006"u8, .. new byte[18]];

        await ShouldNotGoOut([.. recording, .. archive], contentType);
        await ShouldNotGoOut([.. recording, .. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(Script)], contentType);
    }

    [Fact]
    public async Task What_is_in_boxes_that_players_skip_does_not_go_out()
    {
        var video = await File.ReadAllBytesAsync(await Clips.Make("h264.mp4"));
        var script = Encoding.ASCII.GetBytes(Script);

        foreach (var box in (string[])["free", "skip", "uuid", "wide", "XMP_"])
            await ShouldNotGoOut([.. video, .. Mp4.Box(box, [.. new byte[16], .. script])], "video/mp4");

        await ShouldNotGoOut(Mp4.Change(video, "moov", content => [.. content, .. Mp4.Box("free", script)]), "video/mp4");
        await ShouldNotGoOut(Mp4.Change(video, "moov/udta", content => [.. content, .. Mp4.Box("XMP_", script)]), "video/mp4");
        await ShouldNotGoOut(Mp4.Change(video, "moov/trak/mdia/hdlr", content => [.. content[..^1], .. script, 0]), "video/mp4");
    }

    [Fact]
    public async Task What_is_in_the_tag_of_a_song_does_not_go_out()
    {
        var song = await File.ReadAllBytesAsync(await Clips.Make("song.mp3"));
        byte[] comment = [.. "COMM"u8, 0, 0, 0, (byte)(Script.Length + 5), 0, 0, 0, .. "eng"u8, 0, .. Encoding.ASCII.GetBytes(Script)];
        byte[] tag = [.. "ID3"u8, 3, 0, 0, 0, 0, 0, (byte)comment.Length, .. comment];

        await ShouldNotGoOut([.. tag, .. song], "audio/mpeg");
    }

    [Fact]
    public async Task A_picture_or_a_page_with_a_recording_behind_it_is_no_recording()
    {
        var video = await File.ReadAllBytesAsync(await Clips.Make("h264.mp4"));

        await _workshop.Refuse([.. "GIF89a"u8, .. video], "video/mp4");
        await _workshop.Refuse([0xFF, 0xD8, 0xFF, 0xE0, .. video], "video/mp4");
        await _workshop.Refuse([.. Encoding.ASCII.GetBytes(Script), .. video], "video/mp4");
    }

    private async Task ShouldNotGoOut(byte[] polyglot, string contentType)
    {
        Assert.True(polyglot.AsSpan().IndexOf("polyglot"u8) > 0);
        var media = await _workshop.TryProcess(polyglot, contentType);

        Assert.NotNull(media);
        foreach (var file in media.Files)
        {
            var bytes = await File.ReadAllBytesAsync(file.Path);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("polyglot"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("%PDF"u8));
        }
    }
}
