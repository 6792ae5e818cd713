using ChatServer.Media.Processing;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Media;

/// <summary>Reads media with their variants, a row for each variant.</summary>
internal static class MediaRows
{
    /// <summary>Of the media m and its variant v; <see cref="From"/> joins them.</summary>
    public const string Columns = """
        m.id, m.kind, m.content_type, m.file_name, m.bytes, m.width, m.height, m.duration_ms, m.placeholder, m.waveform, m.pages,
        m.sensitive, m.status, m.failure, v.name, v.width, v.height, v.content_type, v.bytes
        """;

    public const string From = "media m left join media_variants v on v.media_id = m.id";

    /// <summary>The columns of the media itself, before those of the variant.</summary>
    private const int Variant = 14;
    private const int Sensitive = 11;

    /// <summary>The views, each with what stands in front of its columns. The rows of one media must follow each other, its variants in order.</summary>
    /// <param name="keyColumns">How many columns stand in front.</param>
    public static async Task<List<(T Key, MediaView View)>> ReadAsync<T>(
        NpgsqlDataReader row, int keyColumns, Func<NpgsqlDataReader, T> key, CancellationToken cancellation)
    {
        var read = new List<(T Key, MediaView View)>();
        var variants = new List<MediaVariantView>();
        while (await row.ReadAsync(cancellation))
        {
            var next = key(row);
            if (read.Count == 0 || read[^1].View.Id != row.GetGuid(keyColumns) || !EqualityComparer<T>.Default.Equals(read[^1].Key, next))
                read.Add((next, View(row, keyColumns, variants = [])));
            if (!row.IsDBNull(keyColumns + Variant) && IsShown(row, keyColumns)) variants.Add(VariantView(row, keyColumns + Variant));
        }

        return read;
    }

    private static bool IsShown(NpgsqlDataReader row, int at) => !row.GetBoolean(at + Sensitive) || MediaView.IsBlurred(row.GetString(at + Variant));

    private static MediaView View(NpgsqlDataReader row, int at, List<MediaVariantView> variants) => new(
        row.GetGuid(at),
        Enum.Parse<MediaKind>(row.GetString(at + 1), ignoreCase: true),
        row.GetString(at + 2),
        row.Nullable<string>(at + 3),
        row.GetInt64(at + 4),
        row.Nullable<int?>(at + 5),
        row.Nullable<int?>(at + 6),
        row.Nullable<long?>(at + 7),
        row.Nullable<string>(at + 8),
        row.Nullable<byte[]>(at + 9)?.Select(p => (int)p).ToList(),
        row.Nullable<int?>(at + 10),
        row.GetBoolean(at + Sensitive),
        Enum.Parse<MediaStatus>(row.GetString(at + 12), ignoreCase: true),
        row.Nullable<string>(at + 13),
        variants,
        null);

    private static MediaVariantView VariantView(NpgsqlDataReader row, int at) => new(
        row.GetString(at), row.Nullable<int?>(at + 1), row.Nullable<int?>(at + 2), row.GetString(at + 3), row.GetInt64(at + 4), null);
}
