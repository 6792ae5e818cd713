using System.Globalization;

namespace ChatServer.Media.Processing.Images;

/// <summary>What of a sensitive image is shown before the reader asks: colours and composition, nobody and nothing to recognise.</summary>
internal static class BlurredVariant
{
    /// <summary>All that is left of the image; the enlargement adds nothing.</summary>
    private const int DetailBox = 12;

    private const double Enlargement = 160.0 / DetailBox;

    public static ProcessedFile Save(VipsImage image, ImageFiles files)
    {
        using var few = Shrink.Image(image, DetailBox);
        using var large = few.Then("resize", ("scale", Enlargement.ToString(CultureInfo.InvariantCulture)), ("kernel", "cubic"));
        using var soft = large.Then("gaussblur", ("sigma", "4"));
        return files.Webp(soft, "blurred");
    }
}
