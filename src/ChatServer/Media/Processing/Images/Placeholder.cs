namespace ChatServer.Media.Processing.Images;

internal static class Placeholder
{
    public static string Of(VipsImage image)
    {
        using var small = Shrink.Image(image, ThumbHash.MaxSide);
        return Convert.ToBase64String(ThumbHash.Of(small.Width, small.Height, Rgba(small)));
    }

    private static byte[] Rgba(VipsImage image)
    {
        var pixels = image.Pixels();
        if (image.HasAlpha) return pixels;

        var rgba = new byte[image.Width * image.Height * 4];
        for (int from = 0, to = 0; to < rgba.Length; from += 3, to += 4)
        {
            pixels.AsSpan(from, 3).CopyTo(rgba.AsSpan(to));
            rgba[to + 3] = byte.MaxValue;
        }

        return rgba;
    }
}
