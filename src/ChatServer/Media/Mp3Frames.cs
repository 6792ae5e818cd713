namespace ChatServer.Media;

/// <summary>Headers of MPEG audio frames, layer III (ISO/IEC 11172-3 section 2.4.1.3).</summary>
internal static class Mp3Frames
{
    private static readonly int[] KilobitsOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    private static readonly int[] KilobitsOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    private static readonly int[] Rates = [44_100, 48_000, 32_000, 0];

    /// <summary>How long the frame that begins here is, in bytes; null when none does.</summary>
    public static int? LengthOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE6) != 0xE2) return null;

        // 3 is version 1, 2 is version 2, 0 is version 2.5; each halves the rate.
        var version = (head[1] >> 3) & 3;
        var kilobits = (version == 3 ? KilobitsOfVersion1 : KilobitsOfVersion2)[head[2] >> 4];
        var rate = Rates[(head[2] >> 2) & 3] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        if (version == 1 || kilobits == 0 || rate == 0) return null;

        var padding = (head[2] >> 1) & 1;
        return ((version == 3 ? 144_000 : 72_000) * kilobits / rate) + padding;
    }
}
