using ChatServer.Media.Processing.Images.Stripping;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Processing.Images;

/// <summary>The pictures that stand for what is no image itself: a frame of a video, the first page of a document.</summary>
internal sealed record Preview(string Placeholder, IReadOnlyList<ProcessedFile> Files);

/// <summary>Makes previews of a PNG that a program of ours has drawn.</summary>
internal sealed class PreviewPictures(IOptions<ImageOptions> options)
{
    private const int Box = 1280;

    public static bool IsAvailable => Vips.IsAvailable;

    /// <returns>The picture under its name as WebP, with ".jpg" as JPEG, and blurred for what is sensitive.</returns>
    public Task<Preview> MakeAsync(string png, string name, string directory, CancellationToken cancellation) =>
        IsAvailable
            ? ImageThread.RunAsync(() => Make(png, name, new ImageFiles(directory, options.Value, cancellation)))
            : throw new InvalidOperationException("libvips is not installed.");

    private static Preview Make(string png, string name, ImageFiles files)
    {
        var source = ImageSource.Open(png, ImageFormat.Png, new StrippedImage(Frames: 1, Orientation: 1));
        using var image = Shrink.Decode(source, Box, files.Cancellation);
        return new(Placeholder.Of(image), [files.Webp(image, name), files.Jpeg(image, name + ".jpg"), BlurredVariant.Save(image, files)]);
    }
}
