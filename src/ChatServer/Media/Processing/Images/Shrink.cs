using System.Globalization;

namespace ChatServer.Media.Processing.Images;

/// <summary>Makes images fit a box, and never enlarges them.</summary>
internal static class Shrink
{
    public const string AllFrames = "n=-1";

    private const string FirstFrame = "";

    /// <summary>The pixels of a still, or of the first frame, and nothing beside them.</summary>
    public static VipsImage Decode(ImageSource image, int box, CancellationToken cancellation)
    {
        using var shrunk = File(image, box, FirstFrame);
        using var coloured = shrunk.Then("colourspace", ("space", "srgb"));
        var decoded = coloured.CopyToMemory(cancellation);
        decoded.RemoveMetadata();
        return decoded;
    }

    /// <summary>Decodes a file straight to a smaller size: most readers shrink while they read.</summary>
    /// <param name="frames">Which frames the reader gives, in its words.</param>
    public static VipsImage File(ImageSource image, int box, string frames)
    {
        // Always with brackets, so that none at the end of the path could be taken for options.
        (string Name, string Value)[] source = [("filename", $"{image.Path}[{frames}]"), ("fail-on", "error")];

        // Without a profile there is nothing to convert from; asking for it would shift colours.
        (string Name, string Value)[] colours = image.HasProfile ? [("export-profile", "srgb")] : [];
        return VipsImage.Make("thumbnail", null, [.. source, .. colours, .. Fitting(box)]);
    }

    public static VipsImage Image(VipsImage image, int box)
    {
        using var shrunk = image.Then("thumbnail_image", Fitting(box));
        return shrunk.CopyToMemory(CancellationToken.None);
    }

    private static (string Name, string Value)[] Fitting(int box)
    {
        var side = box.ToString(CultureInfo.InvariantCulture);
        return [("width", side), ("height", side), ("size", "down")];
    }
}
