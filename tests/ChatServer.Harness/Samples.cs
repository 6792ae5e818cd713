using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ChatServer.Harness;

/// <summary>Small real files, made here.</summary>
internal static class Samples
{
    /// <summary>A grey picture. The seed makes its bytes its own.</summary>
    public static byte[] Png(int width = 4, int height = 3, string seed = "")
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // Bits of grey.
        WriteChunk(png, "IHDR", header);
        if (seed.Length > 0) WriteChunk(png, "tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(seed)]);
        WriteChunk(png, "IDAT", Deflate(new byte[height * (width + 1)]));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>So many bytes of nothing that is known, different from any other.</summary>
    public static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        Random.Shared.NextBytes(noise);
        if (bytes > 0) noise[0] = 0x01; // Begins like nothing that has a signature.
        return noise;
    }

    public static byte[] Zip(params string[] names)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("<x/>"u8);
            }
        }

        return zip.ToArray();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal)) zlib.Write(bytes);
        return deflated.ToArray();
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }

    private static void WriteChunk(Stream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(typed));
        png.Write(number);
    }
}
