using System.Text;

namespace ChatServer.MediaTests.Images;

/// <summary>Images that are something else as well.</summary>
internal static class Polyglot
{
    public static byte[] Of(byte[] image, string contentType, string carrier, string payload)
    {
        var text = Encoding.ASCII.GetBytes(payload);
        byte[] archive = [.. "PK\x03\x04"u8, .. text];
        return (contentType, carrier) switch
        {
            (_, "archive at the end") => [.. image, .. archive],
            ("image/jpeg", "comment") => InJpeg(image, 0xFE, text),
            ("image/jpeg", "unknown application") => InJpeg(image, 0xEF, text),
            ("image/jpeg", "reserved marker") => InJpeg(image, 0xF5, text),
            ("image/jpeg", "JFIF preview") => InJpeg(image, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 3, 3, .. text]),
            ("image/jpeg", "behind Adobe") => InJpeg(image, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. text]),
            ("image/png", "text") => InPng(image, "tEXt", [.. "Comment\0"u8, .. text]),
            ("image/png", "unknown chunk") => InPng(image, "evIl", text),
            ("image/png", "behind the end chunk") => [.. image, .. PngFile.Chunk("tEXt", text)],
            ("image/gif", "comment") => InGif(image, 0xFE, text),
            ("image/gif", "unknown application") => InGif(image, 0xFF, [.. "EVILEVIL1.0"u8], text),
            ("image/gif", "behind the loop") => InGif(image, 0xFF, [.. "NETSCAPE2.0"u8], [1, 0, 0], text),
            ("image/gif", "plain text") => InGif(image, 0x01, new byte[12], text),
            ("image/webp", "unknown chunk") => InWebp(image, "EVIL"u8, text),
            ("image/webp", "XMP") => InWebp(image, "XMP "u8, text),
            _ => throw new ArgumentOutOfRangeException(nameof(carrier)),
        };
    }

    private static byte[] InJpeg(byte[] image, byte marker, byte[] content) =>
        [.. image[..2], 0xFF, marker, 0, (byte)(content.Length + 2), .. content, .. image[2..]];

    /// <summary>After the signature and the header.</summary>
    private static byte[] InPng(byte[] image, string type, byte[] content) =>
        [.. image[..33], .. PngFile.Chunk(type, content), .. image[33..]];

    /// <summary>After the header and the palette.</summary>
    private static byte[] InGif(byte[] image, byte label, params byte[][] blocks)
    {
        var start = 13 + ((image[10] & 0x80) == 0 ? 0 : 3 << ((image[10] & 7) + 1));
        return [.. image[..start], 0x21, label, .. blocks.SelectMany(Block), 0, .. image[start..]];
    }

    private static byte[] Block(byte[] content) => [(byte)content.Length, .. content];

    public static byte[] InWebp(byte[] image, ReadOnlySpan<byte> type, byte[] content) =>
        Bomb.Chunk("RIFF"u8, [.. image[8..], .. Bomb.Chunk(type, content)]);
}
