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
        var stored = _workshop.OpaqueJpeg(Picture.Corners(640, 400).StoredAs(orientation), ("Q", "95"));
        var path = _workshop.File(Exif.WithOrientation(await File.ReadAllBytesAsync(stored), orientation));

        var media = await _workshop.ProcessAsync(path, "image/jpeg");

        Assert.Equal((640, 400, "image/jpeg"), (media.Width, media.Height, media.ContentType));
        Assert.Equal(["original", "480.jpg", "480", "160.jpg", "160", "blurred"], media.Files.Select(file => file.Name));
        Assert.All(media.Files.Where(file => file.Name != "blurred"), ShowsTheCorners);
    }

    [Theory]
    [InlineData("pngsave", "image/png", "image/png")]
    [InlineData("webpsave", "image/webp", "image/webp")]
    [InlineData("gifsave", "image/gif", "image/gif")]
    [InlineData("heifsave", "image/heic", "image/jpeg")]
    [InlineData("heifsave", "image/avif", "image/jpeg")]
    public async Task Every_kind_is_shown_in_its_colours(string saver, string contentType, string originalType)
    {
        var media = await _workshop.ProcessAsync(Saved(saver, contentType), contentType);

        Assert.Equal((640, 400, originalType), (media.Width, media.Height, media.ContentType));
        Assert.All(media.Files.Where(file => file.Name != "blurred"), ShowsTheCorners);
    }

    private string Saved(string saver, string contentType)
    {
        using var image = Media.Processing.Images.VipsImage.Make("pngload", null, ("filename", _workshop.Png(Picture.Corners(640, 400))));
        using var opaque = image.Then("flatten");
        return contentType switch
        {
            "image/avif" => _workshop.Save(opaque, saver, ("compression", "av1"), ("effort", "0"), ("Q", "90")),
            "image/heic" => _workshop.Save(opaque, saver, ("compression", "hevc"), ("effort", "0"), ("Q", "90")),
            _ => _workshop.Save(opaque, saver),
        };
    }

    private static void ShowsTheCorners(ProcessedFile file)
    {
        Assert.Equal(640.0 / 400, (double)file.Width! / file.Height!.Value, 0.02);
        Assert.All(
            [(0.1, 0.1, Rgba.Scarlet), (0.9, 0.1, Rgba.Forest), (0.1, 0.9, Rgba.Navy), (0.9, 0.9, Rgba.Yellow)],
            ((double Across, double Down, Rgba Colour) corner) =>
                Assert.True(Workshop.Look(file, corner.Across, corner.Down).IsLike(corner.Colour), $"{file.Name}: {corner} is {Workshop.Look(file, corner.Across, corner.Down)}"));
    }

    public void Dispose() => _workshop.Dispose();
}
