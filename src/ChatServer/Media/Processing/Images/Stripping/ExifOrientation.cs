using System.Buffers.Binary;

namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>Reads the one EXIF tag that changes what is seen. EXIF that makes no sense counts as upright, as in browsers.</summary>
internal static class ExifOrientation
{
    private const int Upright = 1;
    private const int OrientationTag = 0x0112;
    private const int EntryBytes = 12;

    /// <param name="tiff">EXIF from its TIFF header ("II" or "MM") on.</param>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        var isLittleEndian = tiff[0] == 'I';
        var start = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2) return Upright;

        var directory = tiff[(int)start..];
        var count = Number(directory, isLittleEndian);
        for (var i = 0; i < count && directory.Length >= 2 + ((i + 1) * EntryBytes); i++)
        {
            var entry = directory.Slice(2 + (i * EntryBytes), EntryBytes);
            if (Number(entry, isLittleEndian) != OrientationTag) continue;

            var orientation = Number(entry[8..], isLittleEndian);
            return orientation is >= 1 and <= 8 ? orientation : Upright;
        }

        return Upright;
    }

    private static int Number(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
