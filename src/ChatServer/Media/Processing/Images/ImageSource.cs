using ChatServer.Media.Processing.Images.Stripping;

namespace ChatServer.Media.Processing.Images;

/// <summary>An image whose header is known and within the limits; nothing of it is decoded yet.</summary>
/// <param name="Orientation">1 to 8, as EXIF counts; 1 is upright.</param>
/// <param name="Width">Before orientation.</param>
internal sealed record ImageSource(string Path, ImageFormat Format, int Width, int Height, int Frames, int Orientation)
{
    /// <summary>Whether it says what its colours mean.</summary>
    public required bool HasProfile { get; init; }

    public long Pixels => (long)Width * Height * Frames;

    /// <summary>What moves is shown as it is stored.</summary>
    public bool IsUpright => Orientation == 1 || Frames > 1;

    public bool Moves => Frames > 1 && Format.Moves;

    /// <summary>Reads the header, by the reader for this kind and no other.</summary>
    public static ImageSource Open(string path, ImageFormat format, StrippedImage facts)
    {
        using var image = VipsImage.Make(format.LoadOperation, null, ("filename", path));
        var (width, height) = (Math.Max(image.Width, facts.Width), Math.Max(image.Height, facts.Height));
        return new ImageSource(path, format, width, height, Math.Max(facts.Frames, FramesOf(image, format)), facts.Orientation)
        {
            HasProfile = image.Has(Srgb.Profile),
        };
    }

    public ProcessedFile AsFile(string name) => new(name, Path, Format.ContentType, Width, Height);

    // The library's own count of pages gives up at 10,000; the field does not. In HEIC, pages are other pictures.
    private static int FramesOf(VipsImage image, ImageFormat format) => format.Moves ? image.Number("n-pages") ?? 1 : 1;
}
