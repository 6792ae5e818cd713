using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

public sealed class ImageTimeTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly Workshop _workshop;

    public ImageTimeTests() => _workshop = new Workshop { Clock = _clock };

    [Fact]
    public async Task An_image_that_takes_longer_than_allowed_is_refused()
    {
        var path = _workshop.File(Bomb.Gif(440, 440, 500));
        var processing = _workshop.ProcessAsync(path, "image/gif");
        _clock.Advance(_workshop.Limits.MaxDuration);

        var refusal = await Assert.ThrowsAsync<UnprocessableMediaException>(() => processing);

        Assert.Equal("The image takes too long to process.", refusal.Message);
    }

    [Fact]
    public async Task Work_that_is_called_off_ends_without_blaming_the_image()
    {
        using var stop = new CancellationTokenSource();
        var processing = _workshop.ProcessAsync(_workshop.File(Bomb.Gif(440, 440, 500)), "image/gif", stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => processing);
    }

    [Fact]
    public void Pixels_are_not_computed_on_when_time_is_up()
    {
        using var image = Workshop.Load(_workshop.Png(Picture.Corners(300, 200)), "image/png");
        using var blurred = image.Then("gaussblur", ("sigma", "9"));

        Assert.Throws<VipsException>(() => blurred.CopyToMemory(new CancellationToken(canceled: true)).Dispose());
        Assert.Throws<VipsException>(() => image.Save("webpsave", _workshop.NewPath(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_not_blamed_on_the_image()
    {
        using var processor = _workshop.NewProcessor();

        await Assert.ThrowsAnyAsync<IOException>(() => processor.ProcessAsync(
            _workshop.Save(Picture.Corners(60, 40), "image/heic"), "image/heic", "/proc/nowhere", CancellationToken.None));
    }

    public void Dispose() => _workshop.Dispose();
}
