using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>Animated PNGs keep moving, since their frames are chunks as well.</summary>
internal sealed class PngStripper : IMetadataStripper
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly FrozenSet<string> Kept = new[]
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    }.ToFrozenSet();

    public StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames)
    {
        var bytes = new ImageBytes(image);
        bytes.Expect(Signature);
        output.Write(Signature);

        var (frames, orientation) = (0, 1);
        while (true)
        {
            var head = bytes.Take(8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = Encoding.ASCII.GetString(head[4..]);
            var content = bytes.Take(length);
            var checksum = bytes.Take(4);

            if (type == "eXIf") orientation = ExifOrientation.Of(content);
            if (type == "fcTL" && ++frames > maxFrames) throw BrokenImage.TooManyFrames(maxFrames);
            if (!Kept.Contains(type)) continue;

            output.Write(head);
            output.Write(content);
            output.Write(checksum);
            if (type == "IEND") return new StrippedImage(Math.Max(1, frames), orientation);
        }
    }
}
