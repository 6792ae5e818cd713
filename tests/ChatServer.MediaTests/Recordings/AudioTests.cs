using ChatServer.Harness;
using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Recordings;

public sealed class AudioTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("song.mp3", "audio/mpeg", "audio/mpeg", "mp3", "audio/mpeg")]
    [InlineData("voice.m4a", "audio/mp4", "audio/mp4", "aac", "audio/mp4")]
    [InlineData("sound.mp4", "video/mp4", "audio/mp4", "aac", "audio/mp4")]
    [InlineData("voice.aac", "audio/aac", "audio/mp4", "aac", "audio/mp4")]
    [InlineData("voice.opus.ogg", "audio/ogg", "audio/ogg", "opus", "audio/mp4")]
    [InlineData("voice.vorbis.ogg", "audio/ogg", "audio/ogg", "vorbis", "audio/mp4")]
    [InlineData("voice.webm", "audio/webm", "audio/webm", "opus", "audio/mp4")]
    [InlineData("voice.wav", "audio/wav", "audio/wav", "pcm_s16le", "audio/mp4")]
    [InlineData("voice.flac", "audio/flac", "audio/flac", "flac", "audio/mp4")]
    public async Task Sound_comes_out_as_itself_and_as_a_small_copy_that_plays_everywhere(
        string clip, string contentType, string originalType, string originalCodec, string compressedType)
    {
        var sound = await _workshop.Process(clip, contentType);

        Assert.Equal((MediaKind.Audio, originalType), (sound.Kind, sound.ContentType));
        Assert.Null(sound.Width);
        Assert.InRange(sound.DurationMs!.Value, 1950, 2100);
        Assert.Equal([("original", originalType), ("audio", compressedType)], sound.Files.Select(f => (f.Name, f.ContentType)));
        Assert.Equal([originalCodec], (await Probed.Read(sound.Files[0].Path)).Codecs);
        Assert.Equal([compressedType == "audio/mpeg" ? "mp3" : "aac"], (await Probed.Read(sound.Files[1].Path)).Codecs);
    }

    [Fact]
    public async Task A_waveform_is_as_loud_as_the_sound_is_at_that_place()
    {
        var sound = await _workshop.Process("loud-end.wav", "audio/wav");

        Assert.Equal(64, sound.Waveform!.Count);
        Assert.All(sound.Waveform.Take(31), peak => Assert.Equal(0, peak));

        // ffmpeg's tone has an eighth of the full height.
        Assert.All(sound.Waveform.Skip(33), peak => Assert.InRange(peak, 28, 34));
    }

    [Fact]
    public async Task A_sound_shorter_than_its_waveform_has_bars_still_has_them_all()
    {
        var blip = await Clips.Make("blip.wav", "-f lavfi -i sine=frequency=440:duration=0.05");

        var sound = await _workshop.ProcessFile(blip, "audio/wav");

        Assert.Equal(64, sound.Waveform!.Count);
        Assert.InRange(sound.DurationMs!.Value, 49, 51);
        Assert.Contains(sound.Waveform, peak => peak > 20);
    }

    [Fact]
    public async Task Six_channels_become_two()
    {
        var surround = await Clips.Make("surround.flac", "-f lavfi -i anoisesrc=duration=1 -ac 6");

        var sound = await _workshop.ProcessFile(surround, "audio/flac");

        var channels = await Shell.RunAsync("/", 0, "ffprobe", "-v", "error", "-show_entries", "stream=channels", "-of", "csv=p=0", sound.Files[1].Path);
        Assert.Equal("2", channels.Trim());
    }
}
