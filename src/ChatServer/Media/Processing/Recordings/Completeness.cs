using System.Buffers.Binary;
using System.Text;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Whether a file ends before it says it does, as after an upload or a download that was cut off.</summary>
internal static class Completeness
{
    private const uint Ebml = 0x1A45DFA3;
    private const uint Segment = 0x18538067;

    public static UnprocessableMediaException CutShort() => new("The file is not complete.");

    /// <exception cref="UnprocessableMediaException">It is not complete.</exception>
    public static void Check(string path, string demuxer)
    {
        using var file = File.OpenRead(path);
        var isCutShort = demuxer switch
        {
            RecordingFormats.Mov => IsMovCutShort(file),
            RecordingFormats.Matroska => IsMatroskaCutShort(file),
            RecordingFormats.Ogg => IsOggCutShort(file),
            RecordingFormats.Wav => IsWavCutShort(file),
            _ => false,
        };
        if (isCutShort) throw CutShort();
    }

    // A row of boxes: size, type, content. Size 1 is followed by a longer one, size 0 reaches to the end.
    private static bool IsMovCutShort(FileStream file)
    {
        Span<byte> head = stackalloc byte[16];
        for (long at = 0, size; at < file.Length; at += size)
        {
            if (Read(file, at, head) < 8) return false;
            size = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size == 1) size = (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(head[8..]), long.MaxValue / 2);

            // Some programs leave something behind the last box that only looks like another.
            if (size < 8) return false;
            if (size > file.Length - at) return Encoding.Latin1.GetString(head[4..8]) is "ftyp" or "moov" or "mdat" or "moof";
        }

        return false;
    }

    // A header and a segment, both with their sizes; a segment without one was written while it was recorded.
    private static bool IsMatroskaCutShort(FileStream file)
    {
        Span<byte> head = stackalloc byte[16];
        long at = 0;
        foreach (var expected in (uint[])[Ebml, Segment])
        {
            if (Read(file, at, head) < 12 || BinaryPrimitives.ReadUInt32BigEndian(head) != expected) return false;
            var (size, length) = VariableSize(head[4..]);
            if (size is null) return false;
            if (size > file.Length - at - 4 - length) return true;
            at += 4 + length + size.Value;
        }

        return false;
    }

    // The leading zeros of the first byte say how many bytes follow; all ones say that the size is not known.
    private static (long? Size, int Length) VariableSize(ReadOnlySpan<byte> bytes)
    {
        var length = byte.LeadingZeroCount(bytes[0]) + 1;
        if (length > 8) return (null, length);

        long size = bytes[0] & (0xFF >> length);
        foreach (var next in bytes[1..length]) size = (size << 8) | next;
        return (size == (1L << (7 * length)) - 1 ? null : size, length);
    }

    // A row of pages: 27 bytes, a table of lengths, and what they measure. The last begins at most so far from the end.
    private static bool IsOggCutShort(FileStream file)
    {
        Span<byte> end = stackalloc byte[27 + 255 + 255 * 255];
        var count = Read(file, Math.Max(0, file.Length - end.Length), end);
        var last = end[..count].LastIndexOf("OggS"u8);
        if (last < 0) return true;

        var page = end[last..count];
        if (page.Length < 27 || page.Length < 27 + page[26]) return true;
        var length = 27 + page[26];
        foreach (var part in page.Slice(27, page[26])) length += part;
        return length > page.Length;
    }

    private static bool IsWavCutShort(FileStream file)
    {
        Span<byte> head = stackalloc byte[8];
        if (Read(file, 0, head) < 8 || !head.StartsWith("RIFF"u8)) return false;

        // Neither of these is a size: whoever wrote it did not know yet.
        var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return size is not (0 or uint.MaxValue) && size + 8L > file.Length;
    }

    private static int Read(FileStream file, long at, Span<byte> into)
    {
        into.Clear();
        file.Position = at;
        return file.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
    }
}
