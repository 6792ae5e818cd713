using System.Globalization;
using ChatServer.Media.Processing.Images.Stripping;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Processing.Images;

/// <summary>Makes what people see of an image, for at most the pixels, frames and time that the options allow.</summary>
internal sealed partial class ImageProcessor : IMediaProcessor, IDisposable
{
    /// <summary>Some kinds are decoded as a whole, at up to 8 bytes per pixel: so large ones come one after the other.</summary>
    private const long GiantPixels = 25_000_000;

    private readonly SemaphoreSlim _roomForGiant = new(1);
    private readonly ImageOptions _limits;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _places;

    public ImageProcessor(IOptions<ImageOptions> options, TimeProvider clock, ILogger<ImageProcessor> log)
    {
        (_limits, _clock) = (options.Value, clock);
        _places = new SemaphoreSlim(_limits.Workers);
        if (!Vips.IsAvailable) TellOfMissingLibrary(log);
    }

    public bool Accepts(string contentType) => ImageFormat.Of(contentType) is not null && Vips.IsAvailable;

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        using var time = new CancellationTokenSource(_limits.MaxDuration, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        try
        {
            var files = new ImageFiles(directory, _limits, either.Token);
            return await ImageThread.RunAsync(() => Process(path, ImageFormat.Of(contentType)!, files));
        }
        catch (Exception failure) when (failure is VipsException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            if (time.IsCancellationRequested) throw new UnprocessableMediaException("The image takes too long to process.", failure);
            throw BrokenImage.Malformed(failure);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _roomForGiant.Dispose();
    }

    private ProcessedMedia Process(string path, ImageFormat format, ImageFiles files)
    {
        var source = Originals.Strip(path, format, files, _limits);
        _limits.Check(source.Width, source.Height, source.Frames);
        if (source.Pixels <= GiantPixels) return Make(source, files);

        _roomForGiant.Wait(files.Cancellation);
        try
        {
            return Make(source, files);
        }
        finally
        {
            _roomForGiant.Release();
        }
    }

    private static ProcessedMedia Make(ImageSource source, ImageFiles files)
    {
        var original = Originals.Make(source, files);
        using var stills = Stills.Decode(original, files.Cancellation);

        return new ProcessedMedia(MediaKind.Image, original.Format.ContentType)
        {
            Width = original.Width,
            Height = original.Height,
            Placeholder = Placeholder.Of(stills.Smallest),
            Files = [original.AsFile("original"), .. Variants(original, stills, files), BlurredVariant.Save(stills.Smallest, files)],
        };
    }

    /// <summary>What moves keeps moving as WebP; its JPEG is the first frame.</summary>
    private static IEnumerable<ProcessedFile> Variants(ImageSource original, Stills stills, ImageFiles files)
    {
        foreach (var (box, still) in stills.All)
        {
            var name = box.ToString(CultureInfo.InvariantCulture);
            yield return files.Jpeg(still, $"{name}.jpg");
            yield return original.Moves ? MovingVariant.Save(original, box, name, files) : files.Webp(still, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "libvips is not installed, so images are served as plain files. On Debian: apt-get install libvips42.")]
    private static partial void TellOfMissingLibrary(ILogger log);
}
