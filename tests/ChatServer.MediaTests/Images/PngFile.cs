using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ChatServer.MediaTests.Images;

/// <summary>Writes PNGs by hand, so that they can be made wrong as well.</summary>
internal static class PngFile
{
    public static byte[] Of(Picture picture) => Of(Header(picture.Width, picture.Height, 8), Rows(picture));

    public static byte[] DeepOf(Picture picture) => Of(Header(picture.Width, picture.Height, 16), Rows(picture, sampleBytes: 2));

    public static byte[] Of(byte[] header, byte[] rows, params (string Type, byte[] Content)[] between) =>
        OfCompressed(header, Compress(rows), between);

    public static byte[] OfCompressed(byte[] header, byte[] rows, params (string Type, byte[] Content)[] between) =>
    [
        0x89, .. "PNG\r\n\x1a\n"u8, .. Chunk("IHDR", header), .. between.SelectMany(chunk => Chunk(chunk.Type, chunk.Content)),
        .. Chunk("IDAT", rows), .. Chunk("IEND", []),
    ];

    public static byte[] Header(int width, int height, byte depth, byte colourType = 6)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colourType);
        return header;
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        var chunk = new byte[typed.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        typed.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(typed.Length + 4), Checksum(typed));
        return chunk;
    }

    public static byte[] Rows(Picture picture, int sampleBytes = 1)
    {
        using var rows = new MemoryStream();
        for (var y = 0; y < picture.Height; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = picture.At(x, y);
                foreach (var sample in (byte[])[pixel.Red, pixel.Green, pixel.Blue, pixel.Alpha])
                {
                    for (var i = 0; i < sampleBytes; i++) rows.WriteByte(sample);
                }
            }
        }

        return rows.ToArray();
    }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest)) zlib.Write(content);
        return compressed.ToArray();
    }

    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var value in content)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
