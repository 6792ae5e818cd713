using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Images;

public sealed class ImageKindTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_JPEG_is_shown_upright_however_the_camera_was_held(int orientation)
    {
        var stored = _workshop.Save(Picture.Corners(640, 400).StoredAs(orientation), "image/jpeg");
        var path = _workshop.File(Exif.WithOrientation(await File.ReadAllBytesAsync(stored), orientation));

        var media = await _workshop.ProcessAsync(path, "image/jpeg");

        Assert.Equal((640, 400, "image/jpeg"), (media.Width, media.Height, media.ContentType));
        Assert.Equal(["original", "480.jpg", "480", "160.jpg", "160", "blurred"], media.Files.Select(file => file.Name));
        Assert.All(media.Files.Where(file => file.Name != "blurred"), ShowsTheCorners);
    }

    [Theory]
    [InlineData("image/png", "image/png")]
    [InlineData("image/webp", "image/webp")]
    [InlineData("image/gif", "image/gif")]
    [InlineData("image/heic", "image/jpeg")]
    [InlineData("image/avif", "image/jpeg")]
    public async Task Every_kind_is_shown_in_its_colours(string contentType, string originalType)
    {
        var media = await _workshop.ProcessAsync(_workshop.Save(Picture.Corners(640, 400), contentType), contentType);

        Assert.Equal((640, 400, originalType), (media.Width, media.Height, media.ContentType));
        Assert.All(media.Files.Where(file => file.Name != "blurred"), ShowsTheCorners);
    }

    private static void ShowsTheCorners(ProcessedFile file)
    {
        Assert.Equal(640.0 / 400, (double)file.Width! / file.Height!.Value, 0.02);
        Assert.All([(0.1, 0.1, Rgba.Scarlet), (0.9, 0.1, Rgba.Forest), (0.1, 0.9, Rgba.Navy), (0.9, 0.9, Rgba.Yellow)], corner =>
        {
            var (across, down, colour) = corner;
            var seen = Workshop.Look(file, across, down);
            Assert.True(seen.IsLike(colour), $"{file.Name} at {across}, {down}: {seen} in place of {colour}");
        });
    }

    public void Dispose() => _workshop.Dispose();
}
