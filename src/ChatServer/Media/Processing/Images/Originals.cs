using ChatServer.Media.Processing.Images.Stripping;

namespace ChatServer.Media.Processing.Images;

/// <summary>Makes what others download: the pixels of the upload, upright, and nothing private beside them.</summary>
internal static class Originals
{
    /// <summary>The upload without metadata, where that can be had without touching the pixels; else the upload itself.</summary>
    public static ImageSource Strip(string path, ImageFormat format, ImageFiles files, ImageOptions limits)
    {
        if (new FileInfo(path).Length > limits.MaxFileMegabytes * 1_000_000L)
            throw new UnprocessableMediaException($"The image has more than {limits.MaxFileMegabytes} MB.");
        if (format.Stripper is not { } stripper) return ImageSource.Open(path, format, new StrippedImage(Frames: 1, Orientation: 1));

        var stripped = files.PathOf("stripped");
        var facts = StrippedFile.Make(path, stripped, stripper, limits.MaxFrames);

        // Before the reader does: for a moving WebP it takes memory for a whole frame with the header.
        limits.Check(facts.Width, facts.Height, facts.Frames);
        return ImageSource.Open(stripped, format, facts);
    }

    /// <summary>The stripped upload if it is upright; else it is decoded, turned, brought to sRGB and encoded again.</summary>
    public static ImageSource Make(ImageSource source, ImageFiles files)
    {
        if (source is { IsUpright: true, Format.Stripper: not null }) return source;

        using var decoded = VipsImage.Make(source.Format.LoadOperation, null, ("filename", source.Path), ("fail-on", "error"));
        using var coloured = Srgb.From(decoded);
        coloured.RemoveMetadata();
        coloured.SetNumber("orientation", source.Orientation);
        using var upright = coloured.Then("autorot");
        var made = files.Original(upright, source.Format);
        return ImageSource.Open(made.Path, ImageFormat.Of(made.ContentType)!, new StrippedImage(Frames: 1, Orientation: 1));
    }
}
