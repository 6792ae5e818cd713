namespace ChatServer.Media.Processing.Images.Stripping;

internal sealed class JpegStripper : IMetadataStripper
{
    /// <summary>Encoders make about ten. Each is a pass over all pixels, and may be a few bytes long.</summary>
    private const int MaxScans = 64;

    private const byte Prefix = 0xFF;
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Application0 = 0xE0;
    private const byte Application1 = 0xE1;
    private const byte Application2 = 0xE2;
    private const byte Application14 = 0xEE;

    public StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames)
    {
        var bytes = new ImageBytes(image);
        bytes.Expect([Prefix, StartOfImage]);
        output.Write([Prefix, StartOfImage]);

        int? orientation = null;
        var scans = 0;
        for (var marker = NextMarker(ref bytes); marker != EndOfImage; marker = NextMarker(ref bytes))
        {
            if (IsAlone(marker)) continue;
            var length = bytes.TakeBigEndian16();
            if (length < 2) throw BrokenImage.Malformed();
            var content = bytes.Take(length - 2);

            // Of several the first counts, as in browsers.
            if (marker == Application1 && content.StartsWith("Exif\0\0"u8)) orientation ??= ExifOrientation.Of(content[6..]);
            WriteSegment(output, marker, Kept(marker, content));
            if (marker != StartOfScan) continue;

            if (++scans > MaxScans) throw BrokenImage.Malformed();
            output.Write(TakeScan(ref bytes));
        }

        // What follows (other pictures, videos, archives) stays behind.
        output.Write([Prefix, EndOfImage]);
        return new StrippedImage(Frames: 1, orientation ?? 1);
    }

    private static byte NextMarker(ref ImageBytes bytes)
    {
        if (bytes.TakeByte() != Prefix) throw BrokenImage.Malformed();

        // Any number of prefixes may stand before a marker.
        byte marker;
        do marker = bytes.TakeByte();
        while (marker == Prefix);
        return marker;
    }

    /// <summary>Restarts between segments, and one temporary marker, have no content.</summary>
    private static bool IsAlone(byte marker) => marker is 0x01 or (>= 0xD0 and <= 0xD7);

    /// <summary>The part of a segment that pixels and colours need; empty when none is.</summary>
    private static ReadOnlySpan<byte> Kept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        // Density only: a small preview may follow it.
        Application0 when content.StartsWith("JFIF\0"u8) && content.Length >= 14 => (byte[])[.. content[..12], 0, 0],
        Application2 when content.StartsWith("ICC_PROFILE\0"u8) => content,
        Application14 when content.StartsWith("Adobe"u8) && content.Length >= 12 => content[..12],
        // Frames, tables, scans and restarts.
        (>= 0xC0 and <= 0xCF) or (>= StartOfScan and <= 0xDD) => content,
        _ => [],
    };

    private static void WriteSegment(Stream output, byte marker, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) return;
        var length = content.Length + 2;
        output.Write([Prefix, marker, (byte)(length >> 8), (byte)length]);
        output.Write(content);
    }

    /// <summary>Compressed data ends at the first marker that is neither a restart nor an escaped prefix.</summary>
    private static ReadOnlySpan<byte> TakeScan(ref ImageBytes bytes)
    {
        var rest = bytes.Rest;
        for (var at = 0; ; at += 2)
        {
            var next = rest[at..].IndexOf(Prefix);
            if (next < 0 || at + next + 1 >= rest.Length) throw BrokenImage.CutShort();
            at += next;

            var marker = rest[at + 1];
            if (marker == Prefix) at--;
            else if (marker is not (0x00 or (>= 0xD0 and <= 0xD7))) return bytes.Take(at);
        }
    }
}
