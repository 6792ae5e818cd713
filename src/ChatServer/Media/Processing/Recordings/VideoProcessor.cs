using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Tools;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Makes of a video: itself without what is private, a poster, and 720p for those who cannot play or load it.</summary>
internal sealed class VideoProcessor(Ffmpeg ffmpeg, Probe probe, Poster poster, RecordingOptions options)
{
    private const int LongSide = 1280;
    private const int ShortSide = 720;

    public async Task<ProcessedMedia> ProcessAsync(Recording recording, string directory, CancellationToken cancellation)
    {
        var container = Container.ForVideo(recording);
        var original = await TryWriteAsync(recording, "original", container, directory, cancellation) ?? throw ToolResult.BeyondLimits();
        var smaller = PlaysEverywhere(original)
            ? null
            : await TryWriteAsync(recording, "720p", Container.Mp4 with { Video = [] }, directory, cancellation);
        var preview = PreviewPictures.IsAvailable ? await poster.MakeAsync(recording, directory, cancellation) : null;

        return new(MediaKind.Video, container.ContentType)
        {
            Width = original.Video!.Width,
            Height = original.Video.Height,
            DurationMs = (long?)original.Duration?.TotalMilliseconds,
            Placeholder = preview?.Placeholder,
            Files =
            [
                File("original", original, container), .. smaller is null ? [] : (ProcessedFile[])[File("720p", smaller, Container.Mp4)],
                .. preview?.Files ?? [],
            ],
        };
    }

    // Null when it takes longer than is allowed.
    private async Task<Recording?> TryWriteAsync(
        Recording recording, string name, Container container, string directory, CancellationToken cancellation)
    {
        var file = container.File(name);
        string[] output =
        [
            "-map", "0:V:0", "-map", "0:a:0?", .. Codecs.NoMetadata, .. Video(recording.Video!, container),
            .. Sound(recording, container), .. container.FastStart, "-f", container.Muxer, "file:" + file,
        ];
        TimeSpan? time = container.Video.Contains(recording.Video!.Codec) ? null : options.MaxConversionTime;
        var result = await ffmpeg.RunAsync(recording, directory, output, cancellation, time: time);
        if (result.IsBeyondLimits) return null;
        result.Require("The video is damaged.");
        if (recording.Video.Codec == "hevc" && container.Video.Contains("hevc")) HevcHeader.Clean(Path.Combine(directory, file));

        // What it really holds: what a file says of itself beforehand may be wrong or missing.
        var demuxer = container.Muxer == "webm" ? RecordingFormats.Matroska : RecordingFormats.Mov;
        var written = await probe.ReadAsync(Path.Combine(directory, file), demuxer, directory, cancellation);
        return written.Video is null ? throw new UnprocessableMediaException("There is no picture in the video.") : written;
    }

    private static string[] Video(VideoStream video, Container container) => container.Video.Contains(video.Codec)
        ? Codecs.CopiedVideo(video.Codec)
        : Codecs.H264(Box.Within(video.Width, video.Height, LongSide, ShortSide), video.IsHdr);

    private static string[] Sound(Recording recording, Container container) => recording.Audio switch
    {
        [] => ["-an"],
        [var audio, ..] when container.Audio.Contains(audio.Codec) => ["-c:a", "copy"],
        [var audio, ..] => Codecs.Aac(audio),
    };

    private static bool PlaysEverywhere(Recording recording) =>
        recording is { Demuxer: RecordingFormats.Mov, Video: { Codec: "h264", PixelFormat: "yuv420p" or "yuvj420p" } video }
        && Math.Max(video.Width, video.Height) <= LongSide
        && Math.Min(video.Width, video.Height) <= ShortSide;

    private static ProcessedFile File(string name, Recording written, Container container) =>
        new(name, written.Path, container.ContentType, written.Video!.Width, written.Video.Height);
}
