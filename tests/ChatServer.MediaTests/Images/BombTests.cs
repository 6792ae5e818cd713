using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

/// <summary>Small files that would take gigabytes or hours are refused by their headers.</summary>
public sealed class BombTests : IDisposable
{
    private const string TooManyPixels = "The image has more than 100 megapixels.";
    private const string TooManyFrames = "The image has more than 500 frames.";
    private const string TooLong = "The image is more than 10000 times as long as it is wide.";
    private const string Damaged = "The image is damaged.";

    private const long MostBytes = 256_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData(65_535, 65_535, TooManyPixels)]
    [InlineData(65_535, 65_535, TooManyPixels, 8, 1)]
    [InlineData(10_001, 10_000, TooManyPixels)]
    [InlineData(20_000, 20_000, TooManyPixels, 16)]
    [InlineData(1_000_000, 101, TooManyPixels)]
    [InlineData(1, 10_001, TooLong)]
    [InlineData(10_001, 1, TooLong)]
    [InlineData(2, 20_001, TooLong)]
    [InlineData(int.MaxValue, int.MaxValue, Damaged)]
    [InlineData(0, 100, Damaged)]
    public async Task A_PNG_that_claims_too_much_is_refused(int width, int height, string reason, byte depth = 8, byte interlace = 0) =>
        Assert.Equal(reason, await Refuse(Bomb.Png(width, height, depth, interlace), "image/png"));

    [Fact]
    public async Task A_PNG_of_900_megapixels_in_one_bit_each_is_refused() =>
        Assert.Equal(TooManyPixels, await Refuse(Bomb.WholePng(30_000), "image/png"));

    [Theory]
    [InlineData("image/jpeg", 65_500, 65_500, TooManyPixels)]
    [InlineData("image/jpeg", 10_001, 10_000, TooManyPixels)]
    [InlineData("image/jpeg", 65_500, 6, TooLong)]
    [InlineData("image/jpeg", 5, 50_001, TooLong)]
    [InlineData("image/heic", 12_000, 12_000, TooManyPixels)]
    [InlineData("image/heic", 10_001, 10_000, TooManyPixels)]
    [InlineData("image/avif", 12_000, 12_000, TooManyPixels)]
    [InlineData("image/avif", 10_001, 10_000, TooManyPixels)]
    public async Task A_photo_that_claims_too_much_is_refused(string contentType, int width, int height, string reason)
    {
        var real = await File.ReadAllBytesAsync(_workshop.Save(Picture.Corners(64, 64), contentType));

        var bomb = contentType == "image/jpeg" ? Bomb.Jpeg(real, width, height) : Bomb.Heif(real, width, height);

        Assert.Equal(reason, await Refuse(bomb, contentType));
    }

    [Theory]
    [InlineData(65_535, 65_535, 1, TooManyPixels)]
    [InlineData(10_001, 10_000, 1, TooManyPixels)]
    [InlineData(65_535, 6, 1, TooLong)]
    [InlineData(7_072, 7_072, 2, TooManyPixels)]
    [InlineData(448, 448, 500, TooManyPixels)]
    [InlineData(1, 1, 501, TooManyFrames)]
    [InlineData(1, 1, 502, TooManyFrames)]
    [InlineData(1, 1, 10_001, TooManyFrames)]
    [InlineData(100, 100, 100_000, TooManyFrames)]
    [InlineData(1, 1, 1_000_000, TooManyFrames)]
    public async Task A_GIF_that_claims_too_much_is_refused(int width, int height, int frames, string reason) =>
        Assert.Equal(reason, await Refuse(Bomb.Gif(width, height, frames), "image/gif"));

    [Theory]
    [InlineData(16_383, 16_383, 1, TooManyPixels)]
    [InlineData(16_385, 16_385, 1, TooManyPixels)]
    [InlineData(7_072, 7_072, 2, TooManyPixels)]
    [InlineData(448, 448, 500, TooManyPixels)]
    [InlineData(1, 1, 501, TooManyFrames)]
    [InlineData(1, 1, 100_000, TooManyFrames)]
    public async Task A_WebP_that_claims_too_much_is_refused(int width, int height, int frames, string reason)
    {
        var still = await File.ReadAllBytesAsync(_workshop.Save(Picture.Plain(1, 1, Rgba.Scarlet), "image/webp", ("strip", "true")));

        Assert.Equal(reason, await Refuse(Bomb.Webp(width, height, frames, still), "image/webp"));
    }

    [Theory]
    [InlineData(1, 501, TooManyFrames)]
    [InlineData(1, 100_000, TooManyFrames)]
    [InlineData(448, 500, TooManyPixels)]
    public async Task A_moving_PNG_that_claims_too_much_is_refused(int side, int frames, string reason) =>
        Assert.Equal(reason, await Refuse(Bomb.MovingPng(frames, side), "image/png"));

    [Fact]
    public async Task Five_hundred_frames_are_fine()
    {
        var media = await _workshop.ProcessAsync(_workshop.File(Bomb.Gif(20, 20, 500)), "image/gif");

        Assert.Equal((20, 20), (media.Width, media.Height));
    }

    [Fact]
    public async Task A_JPEG_that_is_painted_over_again_and_again_is_refused()
    {
        var real = await File.ReadAllBytesAsync(_workshop.Save(Picture.Corners(64, 64), "image/jpeg", ("interlace", "true")));

        Assert.Equal(Damaged, await Refuse(Bomb.Scans(real, 65), "image/jpeg"));
    }

    private async Task<string> Refuse(byte[] bomb, string contentType)
    {
        var reason = await _workshop.RefuseAsync(_workshop.File(bomb), contentType).WaitAsync(Patience);

        // The highest since the process began, of all tests.
        Assert.InRange(Vips.PeakBytes, 0, MostBytes);
        return reason;
    }

    public void Dispose() => _workshop.Dispose();
}
