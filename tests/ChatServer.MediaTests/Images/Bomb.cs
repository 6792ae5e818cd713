using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatServer.MediaTests.Images;

/// <summary>Small files whose headers ask for a lot.</summary>
internal static class Bomb
{
    private const byte TrueColour = 6;

    public static byte[] Png(int width, int height, byte depth = 8, byte interlace = 0)
    {
        var header = PngFile.Header(width, height, depth, TrueColour);
        header[12] = interlace;
        return PngFile.Of(header, new byte[1_000]);
    }

    /// <summary>All rows are there: 112 MB of nothing in some hundred kilobytes.</summary>
    public static byte[] WholePng(int side)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var row = new byte[(side / 8) + 1];
            for (var y = 0; y < side; y++) zlib.Write(row);
        }

        return PngFile.OfCompressed(PngFile.Header(side, side, 1, colourType: 0), compressed.ToArray());
    }

    public static byte[] MovingPng(int frames, int side)
    {
        var picture = Picture.Plain(1, 1, Rgba.Scarlet);
        byte[] control = [.. BigEndian(frames), 0, 0, 0, 0];
        byte[] frame = [0, 0, 0, 0, .. BigEndian(1), .. BigEndian(1), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 100, 0, 0];
        return PngFile.Of(
            PngFile.Header(side, side, 8), PngFile.Rows(picture), [("acTL", control), .. Enumerable.Repeat(("fcTL", frame), frames)]);
    }

    public static byte[] Gif(int width, int height, int frames)
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        var file = new MemoryStream();
        file.Write([.. "GIF89a"u8, .. LittleEndian16(width), .. LittleEndian16(height), 0x80, 0, 0, 255, 255, 255, 0, 0, 0]);
        for (var i = 0; i < frames; i++) file.Write(frame);
        file.WriteByte(0x3B);
        return file.ToArray();
    }

    /// <summary>The still is a whole WebP file of one chunk after its header of 12 bytes.</summary>
    public static byte[] Webp(int width, int height, int frames, byte[] still)
    {
        byte[] canvas = [.. LittleEndian24(width - 1), .. LittleEndian24(height - 1)];
        byte[] frame = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0, 0, 0, .. still[12..]];
        var body = new MemoryStream();
        body.Write([.. "WEBP"u8, .. Chunk("VP8X"u8, [2, 0, 0, 0, .. canvas]), .. Chunk("ANIM"u8, new byte[6])]);
        var moving = Chunk("ANMF"u8, frame);
        for (var i = 0; i < frames; i++) body.Write(moving);
        return Chunk("RIFF"u8, body.ToArray());
    }

    /// <summary>A real JPEG whose frame header says something else.</summary>
    public static byte[] Jpeg(byte[] real, int width, int height)
    {
        var frame = real.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(real.AsSpan(frame + 5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(real.AsSpan(frame + 7), (ushort)width);
        return real;
    }

    /// <summary>A real progressive JPEG with its last scan again and again.</summary>
    public static byte[] Scans(byte[] real, int count)
    {
        var last = real.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        return [.. real[..last], .. Enumerable.Repeat(real[last..^2], count).SelectMany(scan => scan), .. real[^2..]];
    }

    /// <summary>A real HEIC or AVIF whose size properties say something else.</summary>
    public static byte[] Heif(byte[] real, int width, int height)
    {
        var size = real.AsSpan().IndexOf("ispe"u8);
        BinaryPrimitives.WriteInt32BigEndian(real.AsSpan(size + 8), width);
        BinaryPrimitives.WriteInt32BigEndian(real.AsSpan(size + 12), height);
        return real;
    }

    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return content.Length % 2 == 0 ? [.. type, .. length, .. content] : [.. type, .. length, .. content, 0];
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] LittleEndian16(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] LittleEndian24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
