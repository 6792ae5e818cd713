using System.Globalization;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Recordings;

public sealed class PosterTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public async Task The_poster_of_a_video_that_begins_black_is_not_black()
    {
        var video = await _workshop.Process("dark-start.mp4", "video/mp4");

        foreach (var poster in video.Files.Where(f => f.Name.StartsWith("poster", StringComparison.Ordinal)))
            Assert.InRange(await Brightness(poster.Path), 40, 255);
    }

    [Fact]
    public async Task A_video_that_is_black_throughout_has_a_black_poster()
    {
        var video = await _workshop.Process("dark.mp4", "video/mp4");

        Assert.InRange(await Brightness(video.Files.Single(f => f.Name == "poster").Path), 0, 20);
    }

    [Fact]
    public async Task A_poster_is_a_WebP_and_a_JPEG()
    {
        var video = await _workshop.Process("h264.mp4", "video/mp4");

        var webp = await File.ReadAllBytesAsync(video.Files.Single(f => f is { Name: "poster", ContentType: "image/webp" }).Path);
        var jpeg = await File.ReadAllBytesAsync(video.Files.Single(f => f is { Name: "poster.jpg", ContentType: "image/jpeg" }).Path);
        Assert.Equal("WEBP"u8.ToArray(), webp[8..12]);
        Assert.Equal([0xFF, 0xD8, 0xFF], jpeg[..3]);
    }

    [Fact]
    public async Task A_poster_has_a_placeholder_and_a_blurred_picture_for_what_is_sensitive()
    {
        var video = await _workshop.Process("h264.mp4", "video/mp4");

        Assert.InRange(Convert.FromBase64String(video.Placeholder!).Length, 10, 30);
        var blurred = Assert.Single(video.Files, f => f is { Name: "blurred", ContentType: "image/webp" });
        Assert.InRange(new FileInfo(blurred.Path).Length, 100, 5000);
    }

    private static async Task<double> Brightness(string picture)
    {
        var said = await Shell.RunAsync("/", 0, "ffprobe", "-v", "quiet", "-f", "lavfi", "-show_entries",
            "frame_tags=lavfi.signalstats.YAVG", "-of", "csv=p=0", $"movie={picture},signalstats");
        return double.Parse(said.Trim().Trim(','), CultureInfo.InvariantCulture);
    }
}
