using System.Text;
using ChatServer.Refusals;

namespace ChatServer.Media.Uploads;

/// <summary>What a client says about its file: pairs of a key and a value in Base64, separated by commas (tus 1.0.0, "Upload-Metadata").</summary>
/// <param name="FileName">Of "filename"; as given.</param>
/// <param name="IsSensitive">Of "sensitive", which is "true" or "false".</param>
public sealed record UploadMetadata(string? FileName, bool IsSensitive)
{
    /// <exception cref="RefusalException">It is none. Keys that mean nothing here are let through.</exception>
    public static UploadMetadata Parse(string? header)
    {
        if (string.IsNullOrEmpty(header)) return new UploadMetadata(null, false);
        if (header.Length > Upload.MaxMetadataLength) throw Malformed($"It may have at most {Upload.MaxMetadataLength} characters.");

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(','))
        {
            var words = pair.Trim(' ').Split(' ');
            if (words.Length > 2 || words[0].Length == 0) throw Malformed("Each pair is a key, a space and a value in Base64.");
            if (!values.TryAdd(words[0], Decode(words.Length == 2 ? words[1] : ""))) throw Malformed("A key is given more than once.");
        }

        return new UploadMetadata(values.GetValueOrDefault("filename"), values.GetValueOrDefault("sensitive", "false") switch
        {
            "true" => true,
            "false" => false,
            _ => throw Malformed("\"sensitive\" must be true or false, in Base64."),
        });
    }

    private static string Decode(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : throw Malformed("A value is not in Base64.");
    }

    private static RefusalException Malformed(string why) => Refusal.InvalidRequest(Tus.MetadataHeader, why);
}
