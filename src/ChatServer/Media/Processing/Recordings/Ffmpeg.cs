using System.Globalization;
using ChatServer.Media.Processing.Tools;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Reads one recording of a stranger in one place, in the only format that it may have.</summary>
internal sealed class Ffmpeg(Tool ffmpeg, Tool ffprobe, RecordingOptions options)
{
    // Headers may be packed, and unpack to whatever they say.
    private static readonly ToolLimits ForProbing = new() { Time = TimeSpan.FromSeconds(30), MemoryBytes = 768L << 20 };

    /// <exception cref="UnprocessableMediaException">It is not of this format.</exception>
    public async Task<ProbeReport> ProbeAsync(string path, string demuxer, string directory, CancellationToken cancellation)
    {
        string[] command =
            ["-v", "error", .. Input(path, demuxer), "-show_entries", ProbeReport.Entries, "-of", "json"];
        var result = await ffprobe.RunAsync(directory, command, ForProbing, cancellation);
        return ProbeReport.Parse(result.Require("The file is damaged, or is not what it seems to be.").Output);
    }

    /// <summary>Reads a recording, or so much of its beginning. Output files are named within the directory, with <c>file:</c> before them.</summary>
    public Task<ToolResult> RunAsync(
        Recording recording, string directory, IEnumerable<string> outputs, CancellationToken cancellation,
        Func<Stream, CancellationToken, Task>? read = null, TimeSpan? beginning = null, TimeSpan? time = null)
    {
        string[] command =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y", "-threads", "2", "-max_pixels", Text(options.MaxPixels),
            // A second more than is allowed, so that what lies about its length is found out.
            "-t", Text((long)(beginning ?? options.MaxDuration + TimeSpan.FromSeconds(1)).TotalSeconds),
            .. Input(recording.Path, recording.Demuxer), .. outputs,
        ];
        return ffmpeg.RunAsync(directory, command, new() { Time = time ?? options.MaxStepTime }, cancellation, read);
    }

    /// <summary>Nothing else is opened than this file, and that in no other format.</summary>
    internal IEnumerable<string> Input(string path, string demuxer) =>
    [
        "-protocol_whitelist", "file,pipe", "-max_streams", Text(options.MaxStreams), "-f", demuxer, "-i", "file:" + path,
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
