using System.Buffers.Binary;
using System.Text;

namespace ChatServer.Media;

/// <summary>The family of MP4, QuickTime, HEIC and AVIF: told apart by the brands in the first box (ISO/IEC 14496-12 section 4.3).</summary>
internal static class IsoMedia
{
    private const int BrandsAt = 8;

    private static readonly (string ContentType, string[] Brands)[] Families =
    [
        ("image/avif", ["avif", "avis"]),
        ("image/heic", ["heic", "heix", "heim", "heis", "hevc", "hevx"]),
        ("audio/mp4", ["M4A ", "M4B "]),
        ("video/quicktime", ["qt  "]),
        ("video/mp4", ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "3gp4", "3gp5", "3gp6", "3g2a"]),
    ];

    private static readonly Dictionary<string, string> Brands =
        Families.SelectMany(f => f.Brands, (f, brand) => (brand, f.ContentType)).ToDictionary(f => f.brand, f => f.ContentType);

    /// <summary>Null for what is not of this family.</summary>
    public static string? Detect(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16) return null;

        var size = BinaryPrimitives.ReadUInt32BigEndian(head);
        var type = head[4..8];

        // QuickTime before it had brands.
        if (type.SequenceEqual("moov"u8) || type.SequenceEqual("wide"u8) || type.SequenceEqual("mdat"u8)) return "video/quicktime";
        if (!type.SequenceEqual("ftyp"u8) || size < 16 || size > head.Length) return null;

        // The major brand, its version, and the compatible brands; a general one such as mif1 leaves it to those that follow.
        var box = head[..(int)size];
        for (var at = BrandsAt; at + 4 <= box.Length; at += at == BrandsAt ? 8 : 4)
            if (Brands.TryGetValue(Encoding.ASCII.GetString(box.Slice(at, 4)), out var contentType)) return contentType;

        return null;
    }
}
