namespace ChatServer.Media.Processing.Recordings;

/// <summary>A format that goes out, and what may be copied into it unchanged: what nothing private can hide in, and players expect there.</summary>
internal sealed record Container(string Muxer, string Extension, string ContentType, string[] Video, string[] Audio)
{
    public static readonly Container Mp4 = new("mp4", "mp4", "video/mp4", ["h264", "hevc", "av1", "vp9"], ["aac", "mp3"]);

    public static readonly Container WebM = new("webm", "webm", "video/webm", ["vp8", "vp9", "av1"], ["opus"]);

    public static readonly Container M4a = new("ipod", "m4a", "audio/mp4", [], ["aac", "alac"]);

    public static readonly Container WebMSound = new("webm", "webm", "audio/webm", [], ["opus"]);

    public static readonly Container Mp3 = new("mp3", "mp3", "audio/mpeg", [], ["mp3"]);

    public static readonly Container Ogg = new("ogg", "ogg", "audio/ogg", [], ["opus", "vorbis"]);

    public static readonly Container Flac = new("flac", "flac", "audio/flac", [], ["flac"]);

    public static readonly Container Wav = new("wav", "wav", "audio/wav", [],
        ["pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw"]);

    private static readonly Container[] SoundContainers = [M4a, WebMSound, Mp3, Ogg, Flac, Wav];

    /// <summary>The index comes first, so that playing begins before everything is there.</summary>
    public string[] FastStart => Extension is "mp4" or "m4a" ? ["-movflags", "+faststart"] : [];

    public string File(string name) => $"{name}.{Extension}";

    /// <summary>WebM stays WebM; everything else that can be becomes MP4, whatever it came in.</summary>
    public static Container ForVideo(Recording recording) =>
        recording.Demuxer == RecordingFormats.Matroska && WebM.Holds(recording) ? WebM : Mp4;

    /// <summary>That of the same kind where the sound may be copied; where it cannot, it is converted.</summary>
    public static Container ForSound(Recording recording) =>
        SoundContainers.FirstOrDefault(c => c.IsOf(recording.Demuxer) && c.Audio.Contains(recording.Audio[0].Codec)) ?? M4a;

    private bool Holds(Recording recording) =>
        Video.Contains(recording.Video!.Codec) && recording.Audio.All(a => Audio.Contains(a.Codec));

    private bool IsOf(string demuxer) => demuxer switch
    {
        RecordingFormats.Mov or RecordingFormats.Aac => this == M4a,
        RecordingFormats.Matroska => this == WebMSound,
        _ => Muxer == demuxer,
    };
}
