using System.Globalization;

namespace ChatServer.Media.Processing.Images;

/// <summary>The sizes that an image is shown in: one decode, shrunk while it is read, gives the largest, and that the others.</summary>
internal static class StillVariants
{
    public const string FirstFrame = "";
    public const string AllFrames = "n=-1";

    private const int SmallestBox = 160;

    private static readonly int[] Boxes = [1280, 480, SmallestBox];

    /// <summary>Only what is smaller than the image; the smallest always.</summary>
    public static IEnumerable<int> BoxesFor(int width, int height) => Boxes.Where(box => box < Math.Max(width, height) || box == SmallestBox);

    /// <summary>Decodes the image, or its first frame, to the largest of its variants.</summary>
    public static VipsImage Decode(ImageSource original, int box, CancellationToken cancellation)
    {
        using var shrunk = Shrink(original, box, FirstFrame);
        using var decoded = shrunk.CopyToMemory(cancellation);
        using var coloured = decoded.Then("colourspace", ("space", "srgb"));
        var image = coloured.CopyToMemory(cancellation);
        image.RemoveMetadata();
        return image;
    }

    public static VipsImage Shrink(VipsImage image, int box)
    {
        using var shrunk = image.Then("thumbnail_image", Fitting(box));
        return shrunk.CopyToMemory(CancellationToken.None);
    }

    /// <param name="frames">Which frames the loader gives, in its words.</param>
    public static VipsImage Shrink(ImageSource image, int box, string frames)
    {
        // Always with brackets, so that none at the end of the path could be taken for options.
        (string Name, string Value)[] source = [("filename", $"{image.Path}[{frames}]"), ("fail-on", "error")];

        // Without a profile there is nothing to convert from; asking for it would shift colours.
        (string Name, string Value)[] colours = image.HasProfile ? [("export-profile", "srgb")] : [];
        return VipsImage.Make("thumbnail", null, [.. source, .. colours, .. Fitting(box)]);
    }

    private static (string Name, string Value)[] Fitting(int box)
    {
        var side = box.ToString(CultureInfo.InvariantCulture);
        return [("width", side), ("height", side), ("size", "down")];
    }
}
