namespace ChatServer.Media.Processing.Recordings;

/// <summary>Looks at a recording and refuses what is beyond a limit, before anything of it is decoded in earnest.</summary>
internal sealed class Probe(Ffmpeg ffmpeg, RecordingOptions options)
{
    private static readonly string[] HdrTransfers = ["smpte2084", "arib-std-b67"];

    /// <exception cref="UnprocessableMediaException">It is damaged, beyond a limit, or neither video nor sound.</exception>
    public async Task<Recording> ReadAsync(string path, string demuxer, string directory, CancellationToken cancellation)
    {
        var report = await ffmpeg.ProbeAsync(path, demuxer, directory, cancellation);
        var streams = report.Streams ?? [];
        var recording = new Recording(
            path, demuxer, report.Format?.Duration is { } seconds ? Duration(seconds) : null,
            streams.Where(s => s.CodecType == "video" && !s.IsCover).Select(Video).FirstOrDefault(),
            [.. streams.Where(s => s.CodecType == "audio").Select(s => Audio(s, report.Format))]);

        if (recording is { Video: null, Audio.Count: 0 }) throw new UnprocessableMediaException("There is neither video nor sound in it.");
        return recording;
    }

    public TimeSpan Duration(double seconds) => seconds <= options.MaxDuration.TotalSeconds
        ? TimeSpan.FromSeconds(Math.Max(seconds, 0))
        : throw new UnprocessableMediaException($"It is longer than {options.MaxDuration.TotalHours:0.##} hours.");

    private VideoStream Video(ProbeStream stream)
    {
        if (stream.CodecName is null || stream.Width <= 0 || stream.Height <= 0)
            throw new UnprocessableMediaException("The video in it is damaged, or of a kind that is not supported.");

        if ((long)stream.Width * stream.Height > options.MaxPixels)
            throw new UnprocessableMediaException($"The video has more than {options.MaxPixels / 1_000_000} megapixels.");

        var width = SquarePixels(stream);
        var isTurned = Math.Abs(stream.Rotation) % 180 is > 45 and < 135;
        return new(
            stream.CodecName, isTurned ? stream.Height : width, isTurned ? width : stream.Height, stream.PixFmt ?? "",
            HdrTransfers.Contains(stream.ColorTransfer));
    }

    // "4:3" when a pixel is wider than it is high; "0:1" or nothing when that is not known.
    private static int SquarePixels(ProbeStream stream)
    {
        var parts = stream.SampleAspectRatio?.Split(':');
        if (parts is not [var wide, var high] || !double.TryParse(wide, out var x) || !double.TryParse(high, out var y)) return stream.Width;

        var ratio = x / y;
        return ratio is > 0.1 and < 10 ? Math.Max(1, (int)Math.Round(stream.Width * ratio)) : stream.Width;
    }

    private static AudioStream Audio(ProbeStream stream, ProbeFormat? format) => stream.CodecName is { } codec
        ? new(codec, stream.Channels, stream.BitRate ?? format?.BitRate)
        : throw new UnprocessableMediaException("The sound in it is damaged, or of a kind that is not supported.");
}
