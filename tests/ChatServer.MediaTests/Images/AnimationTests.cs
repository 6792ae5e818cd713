using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

public sealed class AnimationTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData("image/gif")]
    [InlineData("image/webp")]
    public async Task What_moves_keeps_moving_in_every_size_and_at_its_pace(string contentType)
    {
        var media = await _workshop.ProcessAsync(Film.Make(_workshop, contentType, 600, 400), contentType);

        Assert.Equal((600, 400, contentType), (media.Width, media.Height, media.ContentType));
        Assert.All(media.Files.Where(file => file.Name is "original" or "480" or "160"), file =>
        {
            Assert.Equal(1.5, (double)file.Width! / file.Height!.Value, 0.02);
            Assert.Equal([.. Film.Frames], FramesOf(file), (expected, actual) => expected.IsLike(actual));
            Assert.Equal(7, Load(file).Number("gif-delay"));
        });
    }

    [Fact]
    public async Task The_still_sizes_of_what_moves_show_its_first_frame()
    {
        var media = await _workshop.ProcessAsync(Film.Make(_workshop, "image/gif", 600, 400), "image/gif");

        Assert.All(["480.jpg", "160.jpg"], name =>
        {
            var file = media.Files.Single(file => file.Name == name);
            Assert.True(Workshop.Look(file, 0.5, 0.5).IsLike(Film.Frames[0]));
            Assert.Equal(1, Load(file).Number("n-pages") ?? 1);
        });
    }

    [Fact]
    public async Task What_moves_is_not_turned()
    {
        var upload = await File.ReadAllBytesAsync(Film.Make(_workshop, "image/webp", 600, 400));
        var turned = _workshop.File(Polyglot.InWebp(upload, "EXIF"u8, Exif.Tiff(6)));

        var media = await _workshop.ProcessAsync(turned, "image/webp");

        Assert.Equal((600, 400), (media.Width, media.Height));
        Assert.Equal([.. Film.Frames], FramesOf(media.Files[0]), (expected, actual) => expected.IsLike(actual));
    }

    [Fact]
    public async Task An_animated_PNG_is_passed_on_with_its_frames()
    {
        var still = Picture.Plain(50, 50, Rgba.Scarlet);
        byte[] control = [0, 0, 0, 2, 0, 0, 0, 0];
        byte[] frame = [0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 100, 0, 0];
        byte[] author = [.. "Author\0Ada"u8];
        var upload = PngFile.Of(PngFile.Header(50, 50, 8), PngFile.Rows(still), ("acTL", control), ("fcTL", frame), ("tEXt", author));

        var media = await _workshop.ProcessAsync(_workshop.File(upload), "image/png");

        var original = await File.ReadAllBytesAsync(media.Files[0].Path);
        Assert.Equal(PngFile.Of(PngFile.Header(50, 50, 8), PngFile.Rows(still), ("acTL", control), ("fcTL", frame)), original);
    }

    private static VipsImage Load(ProcessedFile file) => Workshop.Load(file.Path, file.ContentType);

    private static IEnumerable<Rgba> FramesOf(ProcessedFile file) => Film.FramesOf(file.Path, file.ContentType);

    public void Dispose() => _workshop.Dispose();
}
