using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Images;

public sealed class ImageLimitTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData(1_000, 1_000, true)]
    [InlineData(1_001, 1_000, false)]
    public async Task Pixels_are_counted_to_the_last(int width, int height, bool isFine)
    {
        _workshop.Limits.MaxMegapixels = 1;

        await ExpectAsync(PngFile.Of(Picture.Plain(width, height, Rgba.Navy)), isFine, "The image has more than 1 megapixels.");
    }

    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public async Task Bytes_are_counted_to_the_last(int bytes, bool isFine)
    {
        _workshop.Limits.MaxFileMegabytes = 1;
        var image = PngFile.Of(Picture.Plain(60, 40, Rgba.Navy));

        await ExpectAsync([.. image, .. new byte[bytes - image.Length]], isFine, "The image has more than 1 MB.");
    }

    [Fact]
    public async Task An_image_that_makes_too_large_a_file_is_refused()
    {
        _workshop.Limits.MaxOutputMegabytes = 1;
        var random = new Random(1);
        var noise = new Picture(700, 700, (_, _) => new Rgba((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        var turned = PngFile.Of(PngFile.Header(700, 700, 8), PngFile.Rows(noise), ("eXIf", Exif.Tiff(6)));

        await ExpectAsync(turned, isFine: false, "The image makes a file of more than 1 MB.");
    }

    [Fact]
    public async Task Many_images_at_once_do_not_disturb_each_other()
    {
        using var processor = _workshop.NewProcessor();
        var good = PngFile.Of(Picture.Corners(300, 200));
        var broken = good[..^20];
        var uploads = Enumerable.Range(0, 40).Select(i => (IsGood: i % 2 == 0, Path: _workshop.File(i % 2 == 0 ? good : broken))).ToList();

        var outcomes = await Task.WhenAll(uploads.Select(async upload =>
        {
            var directory = Directory.CreateDirectory(upload.Path + "-out").FullName;
            var failure = await Record.ExceptionAsync(() => processor.ProcessAsync(upload.Path, "image/png", directory, CancellationToken.None));
            return (upload.IsGood, Failure: failure);
        }));

        Assert.All(outcomes, outcome => Assert.Equal(outcome.IsGood ? null : typeof(UnprocessableMediaException), outcome.Failure?.GetType()));
    }

    private async Task ExpectAsync(byte[] image, bool isFine, string refusal)
    {
        var path = _workshop.File(image);
        if (isFine) Assert.NotEmpty((await _workshop.ProcessAsync(path, "image/png")).Files);
        else Assert.Equal(refusal, await _workshop.RefuseAsync(path, "image/png"));
    }

    public void Dispose() => _workshop.Dispose();
}
