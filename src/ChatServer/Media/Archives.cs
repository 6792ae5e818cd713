using System.Buffers.Binary;
using System.Text;

namespace ChatServer.Media;

/// <summary>ZIP files, and the documents that are ZIP files inside: told apart by the names in the first entries.</summary>
internal static class Archives
{
    private const int HeaderBytes = 30;
    private const string OfficeDocument = "application/vnd.openxmlformats-officedocument.";

    private static readonly (string Folder, string ContentType)[] Folders =
    [
        ("word/", OfficeDocument + "wordprocessingml.document"),
        ("xl/", OfficeDocument + "spreadsheetml.sheet"),
        ("ppt/", OfficeDocument + "presentationml.presentation"),
    ];

    public static string? Detect(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("PK\u0003\u0004"u8)) return null;

        for (var rest = head; rest.Length >= HeaderBytes && rest.StartsWith("PK\u0003\u0004"u8);)
        {
            var name = NameOf(rest);
            if (Array.Find(Folders, f => name.StartsWith(f.Folder, StringComparison.Ordinal)).ContentType is { } contentType) return contentType;

            var next = rest[4..].IndexOf("PK\u0003\u0004"u8);
            if (next < 0) break;
            rest = rest[(next + 4)..];
        }

        return "application/zip";
    }

    private static string NameOf(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[26..]);
        return Encoding.ASCII.GetString(entry.Slice(HeaderBytes, Math.Min(length, entry.Length - HeaderBytes)));
    }
}
