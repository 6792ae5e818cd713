using System.Buffers.Binary;
using System.Text;

namespace ChatServer.Media.Processing.Images.Stripping;

internal sealed class WebpStripper : IMetadataStripper
{
    private const int ExtendedHeaderBytes = 10;
    private const int FrameHeaderBytes = 16;
    private const byte HasExif = 0x08;
    private const byte HasXmp = 0x04;

    public StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames)
    {
        var bytes = new ImageBytes(image);
        bytes.Expect("RIFF"u8);
        var body = new ImageBytes(bytes.Take(BinaryPrimitives.ReadUInt32LittleEndian(bytes.Take(4))));
        body.Expect("WEBP"u8);

        var (frames, orientation, width, height) = (0, 1, 0, 0);
        var riff = Open(output, "RIFF"u8);
        output.Write("WEBP"u8);
        while (!body.IsAtEnd)
        {
            var type = TakeChunk(ref body, out var content);
            if (type == "EXIF") orientation = ExifOrientation.Of(content.StartsWith("Exif\0\0"u8) ? content[6..] : content);
            if (type == "ANMF" && ++frames > maxFrames) throw BrokenImage.TooManyFrames(maxFrames);
            if (type == "VP8X" && content.Length >= ExtendedHeaderBytes) (width, height) = (Side(content[4..]), Side(content[7..]));
            WriteKept(output, type, content);
        }

        Close(output, riff);
        return new StrippedImage(Math.Max(1, frames), orientation) { Width = width, Height = height };
    }

    private static int Side(ReadOnlySpan<byte> less) => 1 + (less[0] | (less[1] << 8) | (less[2] << 16));

    private static void WriteKept(Stream output, string type, ReadOnlySpan<byte> content)
    {
        switch (type)
        {
            case "VP8 " or "VP8L" or "ALPH" or "ANIM" or "ICCP":
                WriteChunk(output, type, content);
                break;
            case "VP8X" when content.Length >= ExtendedHeaderBytes:
                WriteChunk(output, type, [(byte)(content[0] & ~(HasExif | HasXmp)), .. content[1..ExtendedHeaderBytes]]);
                break;
            case "ANMF" when content.Length >= FrameHeaderBytes:
                WriteFrame(output, content);
                break;
        }
    }

    /// <summary>A frame is made of chunks itself.</summary>
    private static void WriteFrame(Stream output, ReadOnlySpan<byte> content)
    {
        var frame = Open(output, "ANMF"u8);
        output.Write(content[..FrameHeaderBytes]);
        var parts = new ImageBytes(content[FrameHeaderBytes..]);
        while (!parts.IsAtEnd)
        {
            var type = TakeChunk(ref parts, out var part);
            if (type is "VP8 " or "VP8L" or "ALPH") WriteChunk(output, type, part);
        }

        Close(output, frame);
    }

    private static string TakeChunk(ref ImageBytes bytes, out ReadOnlySpan<byte> content)
    {
        var type = Encoding.Latin1.GetString(bytes.Take(4));
        content = bytes.Take(BinaryPrimitives.ReadUInt32LittleEndian(bytes.Take(4)));

        // Odd lengths are padded; the last padding is often forgotten.
        if (content.Length % 2 == 1 && !bytes.IsAtEnd) bytes.TakeByte();
        return type;
    }

    private static void WriteChunk(Stream output, string type, ReadOnlySpan<byte> content)
    {
        var chunk = Open(output, Encoding.Latin1.GetBytes(type));
        output.Write(content);
        Close(output, chunk);
    }

    /// <summary>Begins a chunk whose length is not known yet.</summary>
    private static long Open(Stream output, ReadOnlySpan<byte> type)
    {
        output.Write(type);
        output.Write([0, 0, 0, 0]);
        return output.Position;
    }

    private static void Close(Stream output, long start)
    {
        var end = output.Position;
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)(end - start));

        output.Position = start - length.Length;
        output.Write(length);
        output.Position = end;
        if ((end - start) % 2 == 1) output.WriteByte(0);
    }
}
