using System.Buffers.Binary;

namespace ChatServer.Media.Processing.Images.Stripping;

internal sealed class GifStripper : IMetadataStripper
{
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;

    public StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames)
    {
        var bytes = new ImageBytes(image);
        bytes.Expect("GIF8"u8);
        output.Write("GIF8"u8);
        output.Write(bytes.Take(2));
        var screen = bytes.Take(7);
        output.Write(screen);
        output.Write(TakeColours(ref bytes, screen[4]));

        for (var frames = 0; ;)
        {
            switch (bytes.TakeByte())
            {
                case Extension:
                    CopyExtension(ref bytes, output);
                    break;
                case Image:
                    if (++frames > maxFrames) throw BrokenImage.TooManyFrames(maxFrames);
                    CopyImage(ref bytes, output);
                    break;
                case Trailer:
                    output.WriteByte(Trailer);
                    return new StrippedImage(Math.Max(1, frames), Orientation: 1) { Width = Number(screen), Height = Number(screen[2..]) };
                default:
                    throw BrokenImage.Malformed();
            }
        }
    }

    private static int Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static ReadOnlySpan<byte> TakeColours(ref ImageBytes bytes, byte flags) =>
        (flags & 0x80) == 0 ? [] : bytes.Take(3 << ((flags & 7) + 1));

    /// <summary>Copies what says how frames are shown, and nothing else (comments, XMP, text, profiles).</summary>
    private static void CopyExtension(ref ImageBytes bytes, Stream output)
    {
        var label = bytes.TakeByte();
        var blocks = TakeBlocks(ref bytes);
        if (label != GraphicControl && !(label == Application && IsLoop(blocks))) return;

        output.Write([Extension, label]);
        output.Write(blocks);
    }

    /// <summary>How often it is repeated: a name of 11 bytes and one block of 3, and nothing hidden behind them.</summary>
    private static bool IsLoop(ReadOnlySpan<byte> blocks) =>
        blocks.Length == 17 && (blocks[1..].StartsWith("NETSCAPE2.0"u8) || blocks[1..].StartsWith("ANIMEXTS1.0"u8));

    private static void CopyImage(ref ImageBytes bytes, Stream output)
    {
        var descriptor = bytes.Take(9);
        output.WriteByte(Image);
        output.Write(descriptor);
        output.Write(TakeColours(ref bytes, descriptor[8]));
        output.WriteByte(bytes.TakeByte());
        output.Write(TakeBlocks(ref bytes));
    }

    /// <summary>Blocks of a length and that many bytes; the one of length 0 ends them.</summary>
    private static ReadOnlySpan<byte> TakeBlocks(ref ImageBytes bytes)
    {
        var start = bytes;
        var length = 0;
        byte block;
        do
        {
            block = bytes.TakeByte();
            bytes.Take(block);
            length += 1 + block;
        }
        while (block != 0);
        return start.Take(length);
    }
}
