using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Recordings;

public sealed class VideoTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("h264.mp4", "video/mp4", "video/mp4", "h264,aac", false)]
    [InlineData("hevc.mp4", "video/mp4", "video/mp4", "hevc,aac", true)]
    [InlineData("hlg.mov", "video/quicktime", "video/mp4", "hevc", true)]
    [InlineData("vp9.webm", "video/webm", "video/webm", "vp9,opus", true)]
    [InlineData("live.webm", "video/webm", "video/webm", "vp8,opus", true)]
    [InlineData("vp8-vorbis.webm", "video/webm", "video/mp4", "h264,aac", false)]
    [InlineData("h264.mov", "video/quicktime", "video/mp4", "h264,aac", false)]
    [InlineData("h264.mkv", "video/x-matroska", "video/mp4", "h264,aac", false)]
    [InlineData("mpeg4.mp4", "video/mp4", "video/mp4", "h264,aac", false)]
    [InlineData("silent.mp4", "video/mp4", "video/mp4", "h264", false)]
    public async Task A_video_comes_out_as_itself_and_as_one_that_plays_everywhere(
        string clip, string contentType, string originalType, string originalCodecs, bool hasSmaller)
    {
        var video = await _workshop.Process(clip, contentType);

        Assert.Equal((MediaKind.Video, originalType, 320, 240), (video.Kind, video.ContentType, video.Width, video.Height));
        Assert.InRange(video.DurationMs!.Value, 1900, 2200);
        Assert.Equal(
            ["original", .. hasSmaller ? ["720p"] : (string[])[], "poster", "poster.jpg", "blurred"], video.Files.Select(f => f.Name));

        var original = await Probed.Read(video.Files[0].Path);
        Assert.Equal(originalCodecs, string.Join(',', original.Codecs));
        Assert.InRange(original.Seconds, 1.9, 2.2);
        if (hasSmaller) await ShouldPlayEverywhere(video.Files[1], 320, 240);
    }

    [Fact]
    public async Task A_video_larger_than_720p_is_made_smaller_for_those_who_want_that()
    {
        var video = await _workshop.Process("large.mp4", "video/mp4");

        Assert.Equal((1920, 1080), (video.Width, video.Height));
        await ShouldPlayEverywhere(video.Files.Single(f => f.Name == "720p"), 1280, 720);
        Assert.Equal((1280, 720), (video.Files.Single(f => f.Name == "poster").Width, video.Files.Single(f => f.Name == "poster").Height));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_video_is_shown_upright(int turn)
    {
        var upright = await File.ReadAllBytesAsync(await Clips.Make("silent.mp4"));
        var turned = _workshop.Write("turned.mp4", Mp4.Turn(upright, turn));
        var expected = turn % 180 == 0 ? (320, 240) : (240, 320);

        var video = await _workshop.ProcessFile(turned, "video/mp4");

        Assert.Equal(expected, (video.Width, video.Height));
        var poster = await Probed.Read(video.Files.Single(f => f.Name == "poster.jpg").Path);
        Assert.Equal(expected, (poster.Width, poster.Height));
    }

    [Fact]
    public async Task Wide_pixels_are_made_square()
    {
        var video = await _workshop.Process("wide-pixels.mp4", "video/mp4");

        Assert.Equal((640, 240), (video.Width, video.Height));
        Assert.Equal(640, (await Probed.Read(video.Files.Single(f => f.Name == "poster.jpg").Path)).Width);
    }

    [Fact]
    public async Task Playing_can_begin_before_everything_is_there()
    {
        var video = await _workshop.Process("h264.mp4", "video/mp4");

        var bytes = await File.ReadAllBytesAsync(video.Files[0].Path);
        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 1, bytes.AsSpan().IndexOf("mdat"u8));
    }

    [Fact]
    public async Task A_video_that_takes_too_long_to_convert_goes_out_as_it_is()
    {
        _workshop.Options.MaxConversionTime = TimeSpan.FromMilliseconds(1);

        var video = await _workshop.Process("large.mp4", "video/mp4");

        Assert.Equal(["original", "poster", "poster.jpg", "blurred"], video.Files.Select(f => f.Name));
    }

    [Fact]
    public async Task A_video_that_takes_too_long_to_convert_and_cannot_go_out_as_it_is_is_refused()
    {
        _workshop.Options.MaxConversionTime = TimeSpan.FromMilliseconds(1);

        Assert.Contains("more time", await _workshop.Refuse(await Clips.Make("mpeg4.mp4"), "video/mp4"));
    }

    private static async Task ShouldPlayEverywhere(ProcessedFile file, int width, int height)
    {
        var probed = await Probed.Read(file.Path);
        Assert.Equal((width, height, "video/mp4"), (probed.Width, probed.Height, file.ContentType));
        Assert.Equal((width, height), (file.Width, file.Height));
        Assert.Subset(new HashSet<string> { "h264", "aac" }, probed.Codecs.ToHashSet());
        Assert.Contains("h264", probed.Codecs);
    }
}
