using System.Buffers.Binary;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Takes out of the header of an HEVC track what an encoder wrote there about itself; ffmpeg takes it only out of the pictures.</summary>
/// <remarks>ISO/IEC 14496-15 section 8.3.3: 22 bytes, the number of arrays, and arrays of units of one kind each.</remarks>
internal static class HevcHeader
{
    private const int ArraysAt = 23;
    private const int HeadBytes = 64 << 10;

    // The index comes first in what is written here, and the video first in the index.
    public static void Clean(string path)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        var head = new byte[Math.Min(HeadBytes, file.Length)];
        file.ReadExactly(head);

        var name = head.AsSpan().IndexOf("hvcC"u8);
        if (name < 4) return;
        var size = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(name - 4)) - 8;
        if (size < ArraysAt || size > head.Length - name - 4) return;

        var header = head.AsSpan(name + 4, size);
        Clean(header);
        file.Position = name + 4;
        file.Write(header);
    }

    // The arrays that stay move together; zeros fill the rest of the box.
    private static void Clean(Span<byte> header)
    {
        var (from, to, kept) = (ArraysAt, ArraysAt, 0);
        for (var array = 0; array < header[ArraysAt - 1] && from + 3 <= header.Length; array++)
        {
            var length = Math.Min(LengthOfArray(header[from..]), header.Length - from);
            if (!HoldsRemarks(header[from]))
            {
                header.Slice(from, length).CopyTo(header[to..]);
                (to, kept) = (to + length, kept + 1);
            }

            from += length;
        }

        header[to..].Clear();
        header[ArraysAt - 1] = (byte)kept;
    }

    // Supplemental information, for before a picture and for after it.
    private static bool HoldsRemarks(byte kind) => (kind & 0x3F) is 39 or 40;

    private static int LengthOfArray(ReadOnlySpan<byte> array)
    {
        var length = 3;
        for (var units = BinaryPrimitives.ReadUInt16BigEndian(array[1..]); units > 0 && length + 2 <= array.Length; units--)
            length += 2 + BinaryPrimitives.ReadUInt16BigEndian(array[length..]);
        return length;
    }
}
