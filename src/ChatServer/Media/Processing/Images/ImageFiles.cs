using System.Globalization;
using ChatServer.Media.Processing.Images.Stripping;

namespace ChatServer.Media.Processing.Images;

/// <summary>Writes the files of one image into its directory.</summary>
internal sealed class ImageFiles(string directory, ImageOptions limits, CancellationToken cancellation)
{
    private const int VariantQuality = 80;
    private const int OriginalQuality = 92;
    private const int ProbeBytes = 1 << 20;

    public CancellationToken Cancellation => cancellation;

    public string PathOf(string name) => Path.Combine(directory, name);

    public ProcessedFile Webp(VipsImage image, string name) => Webp(image, name, VariantQuality);

    /// <summary>JPEG knows no transparency: what is transparent becomes white.</summary>
    public ProcessedFile Jpeg(VipsImage image, string name) =>
        Save(image, name, "jpegsave", "image/jpeg", VariantQuality, ("background", "255"), ("optimize-coding", "true"));

    /// <summary>What others download, where the upload cannot be it. Of formats that browsers do not show, a JPEG, or WebP.</summary>
    public ProcessedFile Original(VipsImage image, ImageFormat format)
    {
        const string name = "original";
        if (format == ImageFormat.Png) return Save(image, name, "pngsave", format.ContentType, null);
        if (format == ImageFormat.Webp || image.HasAlpha) return Webp(image, name, OriginalQuality);
        return Save(image, name, "jpegsave", "image/jpeg", OriginalQuality, ("optimize-coding", "true"));
    }

    private ProcessedFile Webp(VipsImage image, string name, int quality)
    {
        var saved = Save(image, $"{name}.saved", "webpsave", "image/webp", quality);

        // The saver writes an EXIF block even when it is told not to, and there is nothing to write.
        StrippedFile.Make(saved.Path, PathOf(name), ImageFormat.Webp.Stripper!, limits.MaxFrames);
        File.Delete(saved.Path);
        return saved with { Name = name, Path = PathOf(name) };
    }

    private ProcessedFile Save(
        VipsImage image,
        string name,
        string saver,
        string contentType,
        int? quality,
        params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        cancellation.ThrowIfCancellationRequested();
        var path = PathOf(name);
        var (width, height) = (image.Width, image.Number("page-height") ?? image.Height);
        try
        {
            image.Save(saver, path, cancellation, [("strip", "true"), .. Quality(quality), .. arguments]);
        }
        catch (VipsException)
        {
            // A full disk is no fault of the image, and throws here.
            File.WriteAllBytes(path, new byte[ProbeBytes]);
            throw;
        }

        if (new FileInfo(path).Length > limits.MaxOutputMegabytes * 1_000_000L)
            throw new UnprocessableMediaException($"The image makes a file of more than {limits.MaxOutputMegabytes} MB.");
        return new ProcessedFile(name, path, contentType, width, height);
    }

    private static (string Name, string Value)[] Quality(int? quality) =>
        quality is { } q ? [("Q", q.ToString(CultureInfo.InvariantCulture))] : [];
}
