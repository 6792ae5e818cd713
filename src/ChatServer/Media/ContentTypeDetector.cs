using System.Buffers.Binary;

namespace ChatServer.Media;

/// <summary>Says what a file is by how it begins. What is not known for certain is opaque: nobody opens it but a person who saves it.</summary>
public static class ContentTypeDetector
{
    public const string Opaque = "application/octet-stream";

    /// <summary>So much of the beginning is looked at.</summary>
    public const int HeadBytes = 4096;

    // RIFF, ISO media and EBML are families; the rest is told by its first bytes alone.
    private static readonly (byte[] Signature, string ContentType)[] Signatures =
    [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([.. "GIF87a"u8], "image/gif"),
        ([.. "GIF89a"u8], "image/gif"),
        ([(byte)'I', (byte)'I', 0x2A, 0x00], "image/tiff"),
        ([(byte)'M', (byte)'M', 0x00, 0x2A], "image/tiff"),
        ([.. "fLaC"u8], "audio/flac"),
        ([.. "ID3"u8], "audio/mpeg"),
        ([.. "%PDF-"u8], "application/pdf"),
    ];

    public static string Detect(ReadOnlySpan<byte> head)
    {
        foreach (var (signature, contentType) in Signatures)
            if (head.StartsWith(signature)) return contentType;

        return OfRiff(head) ?? IsoMedia.Detect(head) ?? OfEbml(head) ?? OfOgg(head) ?? Archives.Detect(head) ?? OfBitmap(head) ?? OfMp3(head) ?? Opaque;
    }

    private static string? OfRiff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12 || !head.StartsWith("RIFF"u8)) return null;
        if (head[8..].StartsWith("WEBP"u8)) return "image/webp";
        return head[8..].StartsWith("WAVE"u8) ? "audio/wav" : null;
    }

    private static string? OfEbml(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])) return null;

        // The kind of document is named in the header, which is short.
        var header = head[..Math.Min(head.Length, 128)];
        if (header.IndexOf("webm"u8) >= 0) return IsOnlyHeard(head) ? "audio/webm" : "video/webm";
        return header.IndexOf("matroska"u8) >= 0 ? "video/x-matroska" : null;
    }

    // The tracks are named before what is in them: so a voice note is one at once, and not a video until it is processed.
    private static bool IsOnlyHeard(ReadOnlySpan<byte> head) => head.IndexOf("A_OPUS"u8) >= 0 && head.IndexOf("V_"u8) < 0;

    private static string? OfOgg(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("OggS"u8)) return null;
        return head.IndexOf("theora"u8) >= 0 ? "video/ogg" : "audio/ogg";
    }

    // Two letters are little: the reserved bytes and the size of the second header must fit as well.
    private static string? OfBitmap(ReadOnlySpan<byte> head) =>
        head.Length >= 18 && head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0
        && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124
            ? "image/bmp"
            : null;

    // Eleven bits are little: where the first frame ends, another one must begin.
    private static string? OfMp3(ReadOnlySpan<byte> head) =>
        Mp3Frames.LengthOf(head) is { } length && length + 4 <= head.Length && Mp3Frames.LengthOf(head[length..]) is not null ? "audio/mpeg" : null;
}
