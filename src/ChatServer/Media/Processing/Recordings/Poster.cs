using ChatServer.Media.Processing.Tools;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>One picture that stands for a video.</summary>
internal sealed class Poster(Ffmpeg ffmpeg)
{
    private const int Side = 1280;

    private static readonly TimeSpan Looked = TimeSpan.FromSeconds(5);

    // Many videos begin black. Of the first seconds it takes the picture that is most like the others, and no dark one.
    private const string TypicalAndNotDark =
        ",fps=6,signalstats,metadata=select:key=lavfi.signalstats.YAVG:value=32:function=greater,thumbnail=60";

    public async Task<IEnumerable<ProcessedFile>> MakeAsync(Recording recording, string directory, CancellationToken cancellation)
    {
        var video = recording.Video!;
        var box = Box.Within(video.Width, video.Height, Side, Side);
        var shown = Codecs.Scaled(box) + (video.IsHdr ? Codecs.ToneMapped : "") + ",format=yuv420p";

        if (!await TryAsync(recording, shown + TypicalAndNotDark, directory, cancellation) &&
            !await TryAsync(recording, shown, directory, cancellation))
            throw new UnprocessableMediaException("No picture of the video can be read.");

        return
        [
            new("poster", Path.Combine(directory, "poster.webp"), "image/webp", box.Width, box.Height),
            new("poster.jpg", Path.Combine(directory, "poster.jpg"), "image/jpeg", box.Width, box.Height),
        ];
    }

    private async Task<bool> TryAsync(Recording recording, string filters, string directory, CancellationToken cancellation)
    {
        string[] outputs =
        [
            "-filter_complex", $"[0:V:0]{filters},split[webp][jpeg]",
            "-map", "[webp]", .. Picture("libwebp"), "-quality", "80", "file:poster.webp",
            "-map", "[jpeg]", .. Picture("mjpeg"), "-pix_fmt", "yuvj420p", "-q:v", "4", "file:poster.jpg",
        ];
        var result = await ffmpeg.RunAsync(recording, directory, outputs, cancellation, beginning: Looked);
        if (result.IsBeyondLimits) throw ToolResult.BeyondLimits();
        return new FileInfo(Path.Combine(directory, "poster.webp")) is { Exists: true, Length: > 0 };
    }

    private static string[] Picture(string encoder) =>
        [.. Codecs.NoMetadata, "-frames:v", "1", "-c:v", encoder, "-f", "image2", "-update", "1"];
}
