namespace ChatServer.Media.Processing.Recordings;

/// <summary>How the formats are read. Nothing is left to guessing, which would find playlists that name other files and addresses.</summary>
internal static class RecordingFormats
{
    public const string Mov = "mov";
    public const string Matroska = "matroska";
    public const string Mp3 = "mp3";
    public const string Ogg = "ogg";
    public const string Wav = "wav";
    public const string Flac = "flac";
    public const string Aac = "aac";

    private static readonly Dictionary<string, string> Demuxers = new()
    {
        ["video/mp4"] = Mov,
        ["video/quicktime"] = Mov,
        ["audio/mp4"] = Mov,
        ["video/webm"] = Matroska,
        ["audio/webm"] = Matroska,
        ["video/x-matroska"] = Matroska,
        ["audio/x-matroska"] = Matroska,
        ["audio/mpeg"] = Mp3,
        ["audio/ogg"] = Ogg,
        ["video/ogg"] = Ogg,
        ["audio/wav"] = Wav,
        ["audio/flac"] = Flac,
        ["audio/aac"] = Aac,
    };

    public static bool Contains(string contentType) => Demuxers.ContainsKey(contentType);

    public static string DemuxerOf(string contentType) => Demuxers[contentType];
}
