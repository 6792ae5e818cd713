namespace ChatServer.Media.Processing.Recordings;

/// <summary>Makes of a sound: itself without what is private, a small copy that plays everywhere, and its waveform.</summary>
internal sealed class AudioProcessor(Ffmpeg ffmpeg, Probe probe)
{
    // What is larger goes out converted as well.
    private const long SmallBitRate = 192_000;

    // The other formats only estimate their length.
    private static readonly TimeSpan Inexact = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Samples =
        ["-map", "0:a:0", "-ac", "1", "-ar", $"{Waveform.SampleRate}", "-c:a", "pcm_s16le", "-f", "s16le", "pipe:1"];

    public async Task<ProcessedMedia> ProcessAsync(Recording recording, string directory, CancellationToken cancellation)
    {
        var original = Container.ForSound(recording);
        var compressed = PlaysEverywhere(recording.Audio[0], original) ? original : Container.M4a with { Audio = [] };
        ProcessedFile[] files = [File("original", original, directory), File("audio", compressed, directory)];
        var waveform = await WriteAsync(recording, original, compressed, directory, cancellation);

        if (original == Container.Mp3) Mp3Cleaning.Clean(files[0].Path);
        if (compressed == original) System.IO.File.Copy(files[0].Path, files[1].Path, overwrite: true);
        return new(MediaKind.Audio, original.ContentType)
        {
            DurationMs = (long)probe.Duration(waveform.Duration.TotalSeconds).TotalMilliseconds,
            Waveform = waveform.Draw(),
            Files = files,
        };
    }

    // All at once: the sound is decoded only once.
    private async Task<Waveform> WriteAsync(
        Recording recording, Container original, Container compressed, string directory, CancellationToken cancellation)
    {
        var waveform = new Waveform();
        var audio = recording.Audio[0];
        string[] outputs =
        [
            .. Samples, .. Output(audio, original, "original"),
            .. compressed == original ? [] : Output(audio, compressed, "audio"),
        ];
        var result = await ffmpeg.RunAsync(recording, directory, outputs, cancellation, waveform.ReadAsync);

        result.Require("The sound is damaged.");
        if (recording.Demuxer == RecordingFormats.Flac && recording.Duration - waveform.Duration > Inexact) throw Completeness.CutShort();
        return waveform.Duration > TimeSpan.Zero ? waveform : throw new UnprocessableMediaException("There is nothing to hear in it.");
    }

    private static bool PlaysEverywhere(AudioStream audio, Container container) =>
        container.Audio.Contains(audio.Codec) && audio is { Codec: "mp3" or "aac", BitRate: <= SmallBitRate };

    private static string[] Output(AudioStream audio, Container container, string name) =>
    [
        "-map", "0:a:0", .. Codecs.NoMetadata, .. Coded(audio, container), .. container.FastStart,
        "-f", container.Muxer, "file:" + container.File(name),
    ];

    // FLAC is read and written again, which loses nothing: a mere copy takes along what stands behind the sound in the file.
    private static string[] Coded(AudioStream audio, Container container) =>
        !container.Audio.Contains(audio.Codec) ? Codecs.Aac(audio) : ["-c:a", audio.Codec == "flac" ? "flac" : "copy"];

    private static ProcessedFile File(string name, Container container, string directory) =>
        new(name, Path.Combine(directory, container.File(name)), container.ContentType);
}
