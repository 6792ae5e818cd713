using System.Buffers.Binary;

namespace ChatServer.MediaTests.Recordings;

/// <summary>Changes boxes of an MP4 or MOV whose index comes last, so that no place in it moves.</summary>
internal static class Mp4
{
    /// <summary>Replaces the content of the first box of a path, as in "moov/trak/tkhd"; the sizes around it follow.</summary>
    public static byte[] Change(byte[] file, string path, Func<byte[], byte[]> change)
    {
        var (name, rest) = path.Split('/', 2) is [var first, var others] ? (first, others) : (path, null);
        var (at, size) = Find(file, name);
        var content = file[(at + 8)..(at + size)];
        var changed = rest is null ? change(content) : Change(content, rest, change);
        return [.. file[..at], .. Box(name, changed), .. file[(at + size)..]];
    }

    public static byte[] Box(string name, params byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        System.Text.Encoding.ASCII.GetBytes(name, box.AsSpan(4));
        content.CopyTo(box, 8);
        return box;
    }

    /// <summary>Turns the picture as a phone does that is held upright: by a matrix in the header of the track.</summary>
    public static byte[] Turn(byte[] file, int degrees) => Change(file, "moov/trak/tkhd", header =>
    {
        const int MatrixAt = 40;
        var (cos, sin) = degrees switch { 90 => (0, 1), 180 => (-1, 0), _ => (0, -1) };
        int[] matrix = [cos << 16, sin << 16, 0, -sin << 16, cos << 16, 0, 0, 0, 1 << 30];
        for (var i = 0; i < matrix.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(MatrixAt + 4 * i), matrix[i]);
        return header;
    });

    private static (int At, int Size) Find(byte[] boxes, string name)
    {
        for (int at = 0, size; at < boxes.Length; at += size)
        {
            size = BinaryPrimitives.ReadInt32BigEndian(boxes.AsSpan(at));
            if (System.Text.Encoding.ASCII.GetString(boxes, at + 4, 4) == name) return (at, size);
        }

        throw new InvalidDataException($"There is no {name}.");
    }
}
