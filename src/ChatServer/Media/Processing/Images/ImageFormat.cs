using ChatServer.Media.Processing.Images.Stripping;

namespace ChatServer.Media.Processing.Images;

/// <summary>A kind of image that is opened: who reads it, and who takes the metadata out without touching the pixels.</summary>
/// <remarks>
/// HEIC and AVIF scatter their metadata over the file by offsets, few clients show HEIC, and encoding AVIF takes seconds per megapixel:
/// they have no stripper, and what others download is a JPEG (WebP when transparent). TIFF and BMP are left as plain files: phones do not
/// send them, and every reader is a way in.
/// </remarks>
internal sealed record ImageFormat(string ContentType, string Loader, string LoadOperation)
{
    public IMetadataStripper? Stripper { get; private init; }

    /// <summary>Whether the reader gives more than the first frame.</summary>
    public bool Moves { get; private init; }

    public static ImageFormat Jpeg { get; } = new("image/jpeg", "VipsForeignLoadJpeg", "jpegload") { Stripper = new JpegStripper() };

    public static ImageFormat Png { get; } = new("image/png", "VipsForeignLoadPng", "pngload") { Stripper = new PngStripper() };

    public static ImageFormat Webp { get; } = new("image/webp", "VipsForeignLoadWebp", "webpload")
    {
        Stripper = new WebpStripper(),
        Moves = true,
    };

    public static ImageFormat Gif { get; } = new("image/gif", "VipsForeignLoadNsgif", "gifload")
    {
        Stripper = new GifStripper(),
        Moves = true,
    };

    public static IReadOnlyList<ImageFormat> All { get; } =
        [Jpeg, Png, Webp, Gif, Heif("image/avif"), Heif("image/heic"), Heif("image/heif")];

    public static ImageFormat? Of(string contentType) => All.FirstOrDefault(format => format.ContentType == contentType);

    private static ImageFormat Heif(string contentType) => new(contentType, "VipsForeignLoadHeif", "heifload");
}
