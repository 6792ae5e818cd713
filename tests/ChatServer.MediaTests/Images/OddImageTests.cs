using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Images;

public sealed class OddImageTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task What_is_transparent_stays_so_in_WebP_and_is_white_in_JPEG()
    {
        var hole = new Picture(600, 400, (x, _) => x < 300 ? Rgba.Clear : Rgba.Navy) { IsTransparent = true };

        var media = await _workshop.ProcessAsync(_workshop.Save(hole, "image/png"), "image/png");

        Assert.Equal(0, Look(media, "480", 0.2).Alpha);
        Assert.True(Look(media, "480", 0.8).IsLike(Rgba.Navy));
        Assert.True(Look(media, "480.jpg", 0.2).IsLike(Rgba.White));
        Assert.True(Look(media, "480.jpg", 0.8).IsLike(Rgba.Navy));
    }

    [Fact]
    public async Task A_transparent_AVIF_goes_out_as_WebP()
    {
        var hole = new Picture(600, 400, (x, _) => x < 300 ? Rgba.Clear : Rgba.Navy) { IsTransparent = true };

        var media = await _workshop.ProcessAsync(_workshop.Save(hole, "image/avif"), "image/avif");

        Assert.Equal("image/webp", media.ContentType);
        Assert.Equal(0, Look(media, "original", 0.2).Alpha);
    }

    [Fact]
    public async Task A_PNG_of_16_bits_is_shown_in_its_colours()
    {
        var media = await _workshop.ProcessAsync(_workshop.File(PngFile.DeepOf(Picture.Plain(600, 400, Rgba.Forest))), "image/png");

        Assert.All(media.Files, file => Assert.True(Workshop.Look(file, 0.5, 0.5).IsLike(Rgba.Forest), file.Name));
    }

    [Theory]
    [InlineData("cmyk", 50)]
    [InlineData("p3", 10)]
    public async Task Colours_of_another_space_are_brought_to_that_of_screens(string profile, int tolerance)
    {
        using var image = Workshop.Load(_workshop.Png(Picture.Plain(600, 400, Rgba.Forest)), "image/png");
        using var flat = image.Then("flatten");
        using var other = flat.Then("icc_transform", ("input-profile", "srgb"), ("output-profile", profile));

        var media = await _workshop.ProcessAsync(_workshop.Save(other, "image/jpeg"), "image/jpeg");

        Assert.All(["480", "480.jpg", "160", "blurred"], name =>
        {
            Assert.True(Look(media, name, 0.5).IsLike(Rgba.Forest, tolerance), $"{name}: {Look(media, name, 0.5)}");
            var file = Named(media, name);
            using var shown = Workshop.Load(file.Path, file.ContentType);
            Assert.False(shown.Has("icc-profile-data"));
        });
    }

    [Fact]
    public async Task A_grey_JPEG_stays_grey()
    {
        using var image = Workshop.Load(_workshop.Png(Picture.Plain(600, 400, new Rgba(120, 120, 120))), "image/png");
        using var flat = image.Then("flatten");
        using var grey = flat.Then("colourspace", ("space", "b-w"));

        var media = await _workshop.ProcessAsync(_workshop.Save(grey, "image/jpeg"), "image/jpeg");

        Assert.All(
            media.Files.Where(file => file.Name != "original"),
            file => Assert.True(Workshop.Look(file, 0.5, 0.5).IsLike(new Rgba(120, 120, 120), tolerance: 6)));
    }

    [Theory]
    [InlineData(1, 1, "original 160.jpg 160 blurred")]
    [InlineData(160, 160, "original 160.jpg 160 blurred")]
    [InlineData(161, 20, "original 160.jpg 160 blurred")]
    [InlineData(480, 480, "original 160.jpg 160 blurred")]
    [InlineData(481, 20, "original 480.jpg 480 160.jpg 160 blurred")]
    [InlineData(1280, 2, "original 480.jpg 480 160.jpg 160 blurred")]
    [InlineData(2, 1281, "original 1280.jpg 1280 480.jpg 480 160.jpg 160 blurred")]
    [InlineData(1, 10_000, "original 1280.jpg 1280 480.jpg 480 160.jpg 160 blurred")]
    [InlineData(10_000, 1, "original 1280.jpg 1280 480.jpg 480 160.jpg 160 blurred")]
    public async Task Sizes_are_smaller_than_the_image_and_never_enlarged(int width, int height, string expected)
    {
        var media = await _workshop.ProcessAsync(_workshop.Png(Picture.Plain(width, height, Rgba.Scarlet)), "image/png");

        Assert.Equal((width, height), (media.Width, media.Height));
        Assert.Equal(expected, string.Join(' ', media.Files.Select(file => file.Name)));
        Assert.All(media.Files.Where(file => file.Name.StartsWith("160", StringComparison.Ordinal)), file =>
        {
            Assert.Equal(Math.Min(160, Math.Max(width, height)), Math.Max(file.Width!.Value, file.Height!.Value));
            Assert.True(Workshop.Look(file, 0.5, 0.5).IsLike(Rgba.Scarlet));
        });
    }

    [Fact]
    public async Task A_progressive_JPEG_keeps_its_pixels()
    {
        var upload = _workshop.Save(Picture.Corners(600, 400), "image/jpeg", ("interlace", "true"));

        var media = await _workshop.ProcessAsync(upload, "image/jpeg");

        using var before = Workshop.Load(upload, "image/jpeg");
        using var after = Workshop.Load(media.Files[0].Path, "image/jpeg");
        Assert.Equal(before.Pixels(), after.Pixels());
    }

    [Fact]
    public async Task The_placeholder_is_that_of_the_image()
    {
        var media = await _workshop.ProcessAsync(_workshop.Png(Picture.Corners(600, 400)), "image/png");

        var hash = Convert.FromBase64String(media.Placeholder!);
        Assert.InRange(hash.Length, 5, 25);
        Assert.True((hash[4] & 0x80) != 0, "It says that it is a landscape.");
    }

    [Fact]
    public async Task Nothing_can_be_recognised_in_the_blurred_one()
    {
        var stripes = new Picture(600, 400, (x, _) => x / 10 % 2 == 0 ? Rgba.White : Rgba.Navy);

        var media = await _workshop.ProcessAsync(_workshop.Png(stripes), "image/png");

        var middle = Look(media, "blurred", 0.5);
        Assert.All(Enumerable.Range(10, 80), at => Assert.True(Look(media, "blurred", at / 100.0).IsLike(middle)));
        Assert.InRange(new FileInfo(Named(media, "blurred").Path).Length, 1, 1_500);
    }

    private static ProcessedFile Named(ProcessedMedia media, string name) => media.Files.Single(file => file.Name == name);

    private static Rgba Look(ProcessedMedia media, string name, double across) => Workshop.Look(Named(media, name), across, 0.5);

    public void Dispose() => _workshop.Dispose();
}
