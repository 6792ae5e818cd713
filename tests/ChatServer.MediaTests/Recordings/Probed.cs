using System.Globalization;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Recordings;

/// <summary>What ffprobe, left to itself, says about a file that came out.</summary>
internal sealed record Probed(string Format, double Seconds, IReadOnlyList<string> Codecs, int Width, int Height)
{
    public static async Task<Probed> Read(string path)
    {
        var json = await Shell.RunAsync("/", 0, "ffprobe", "-v", "quiet", "-show_format", "-show_streams", "-of", "json", path);
        using var document = JsonDocument.Parse(json);
        var format = document.RootElement.GetProperty("format");
        var streams = document.RootElement.GetProperty("streams").EnumerateArray().ToList();
        var video = streams.Find(s => s.GetProperty("codec_type").GetString() == "video");
        return new(
            format.GetProperty("format_name").GetString()!,
            double.Parse(format.GetProperty("duration").GetString() ?? "0", CultureInfo.InvariantCulture),
            [.. streams.Select(s => s.GetProperty("codec_name").GetString()!)],
            video.ValueKind == JsonValueKind.Undefined ? 0 : video.GetProperty("width").GetInt32(),
            video.ValueKind == JsonValueKind.Undefined ? 0 : video.GetProperty("height").GetInt32());
    }
}
