using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

/// <summary>An image that moves: three frames, each of one colour.</summary>
internal static class Film
{
    public static readonly Rgba[] Frames = [Rgba.Scarlet, Rgba.Forest, Rgba.Navy];

    /// <summary>70 ms each.</summary>
    public static string Make(Workshop workshop, string contentType, int width, int height)
    {
        var film = new Picture(width, height * Frames.Length, (_, y) => Frames[y / height]);
        using var image = Workshop.Load(workshop.File(PngFile.Of(film)), "image/png");
        image.SetNumber("gif-delay", 7);
        image.SetNumber("page-height", height);
        var webp = workshop.Save(image, "image/webp");
        if (contentType == "image/webp") return webp;

        // The saver of GIF takes the pace from a loader only.
        using var moving = VipsImage.Make("webpload", null, ("filename", webp), ("n", "-1"));
        return workshop.Save(moving, contentType);
    }

    public static IEnumerable<Rgba> FramesOf(string path, string contentType)
    {
        using var image = VipsImage.Make(ImageFormat.Of(contentType)!.LoadOperation, null, ("filename", path), ("n", "-1"));
        var height = image.Number("page-height")!.Value;
        var pixels = image.Pixels();
        var bands = pixels.Length / (image.Width * image.Height);
        for (var middle = height / 2; middle < image.Height; middle += height)
        {
            var at = ((middle * image.Width) + (image.Width / 2)) * bands;
            yield return new Rgba(pixels[at], pixels[at + 1], pixels[at + 2]);
        }
    }
}
