using System.Buffers;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Leaves of an MP3 nothing but its frames. ffmpeg copies what it cannot make sense of, such as tags at the end.</summary>
internal static class Mp3Cleaning
{
    private const int HeaderBytes = 4;
    private const int LongestFrame = 2_881;

    public static void Clean(string path)
    {
        var cleaned = path + ".clean";
        using (var from = new BufferedStream(File.OpenRead(path), 1 << 16))
        using (var to = File.Create(cleaned))
            CopyFrames(from, to);

        File.Move(cleaned, path, overwrite: true);
    }

    private static void CopyFrames(Stream from, Stream to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LongestFrame + HeaderBytes);
        var follows = false;
        for (int held; (held = Fill(from, buffer)) >= HeaderBytes;)
        {
            // By chance alone four bytes may look like a frame; where it ends, or where it begins, there must be another.
            var length = Mp3Frames.LengthOf(buffer.AsSpan(0, held));
            var isFrame = length <= held && (follows || Mp3Frames.LengthOf(buffer.AsSpan(length.Value, held - length.Value)) is not null);
            if (isFrame) to.Write(buffer, 0, length!.Value);

            from.Position += (isFrame ? length!.Value : NextSync(buffer.AsSpan(0, held))) - held;
            follows = isFrame;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    // How far it is to the next byte that a frame may begin with.
    private static int NextSync(ReadOnlySpan<byte> buffer) => buffer[1..].IndexOf((byte)0xFF) is >= 0 and var at ? at + 1 : buffer.Length;

    private static int Fill(Stream from, byte[] buffer) =>
        from.ReadAtLeast(buffer.AsSpan(0, LongestFrame + HeaderBytes), LongestFrame + HeaderBytes, throwOnEndOfStream: false);
}
