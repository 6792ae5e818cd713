namespace ChatServer.MediaTests.Images;

/// <summary>Camera data with nothing but how the camera was held.</summary>
internal static class Exif
{
    public static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] segment = [.. "Exif\0\0"u8, .. Tiff(orientation)];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(segment.Length + 2), .. segment, .. jpeg[2..]];
    }

    /// <summary>Big-endian; one directory with one entry.</summary>
    public static byte[] Tiff(int orientation) =>
        [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
}
