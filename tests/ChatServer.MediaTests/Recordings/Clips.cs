using System.Collections.Concurrent;
using ChatServer.Harness;
using ChatServer.MediaTests.Recordings;

[assembly: AssemblyFixture(typeof(Clips))]

namespace ChatServer.MediaTests.Recordings;

/// <summary>Short recordings as phones, browsers and cameras make them, each made once by ffmpeg, all with the same private metadata.</summary>
public sealed class Clips : IDisposable
{
    private const string Picture = "-f lavfi -i testsrc2=size=320x240:rate=15:duration=2 ";
    private const string Tone = "-f lavfi -i sine=frequency=440:duration=2 ";
    private const string H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";
    private const string Aac = "-c:a aac -b:a 64k ";

    private static readonly Dictionary<string, string> Recipes = new()
    {
        ["h264.mp4"] = Picture + Tone + H264 + Aac,
        ["hevc.mp4"] = Picture + Tone + "-c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1 " + Aac,
        ["hlg.mov"] = Picture + "-vf format=yuv420p10le -c:v libx265 -preset ultrafast -tag:v hvc1 -color_primaries bt2020 " +
            "-color_trc arib-std-b67 -colorspace bt2020nc -x265-params log-level=none:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc ",
        ["vp9.webm"] = Picture + Tone + "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus ",
        ["vp8-vorbis.webm"] = Picture + Tone + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libvorbis ",
        ["live.webm"] = Picture + Tone + "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus -live 1 ",
        ["h264.mov"] = Picture + Tone + H264 + "-c:a pcm_s16le ",
        ["h264.mkv"] = Picture + Tone + H264 + "-c:a libopus ",
        ["mpeg4.mp4"] = Picture + Tone + "-c:v mpeg4 " + Aac,
        ["silent.mp4"] = Picture + H264,
        ["large.mp4"] = "-f lavfi -i testsrc2=size=1920x1080:rate=5:duration=1 " + H264,
        ["wide-pixels.mp4"] = Picture + H264 + "-vf setsar=2 ",
        ["faststart.mp4"] = Picture + Tone + H264 + Aac + "-movflags +faststart ",
        ["dark-start.mp4"] = "-f lavfi -i color=black:size=320x240:rate=15:duration=1.5 " + Picture +
            "-filter_complex [0:v][1:v]concat=n=2:v=1:a=0 " + H264,
        ["dark.mp4"] = "-f lavfi -i color=black:size=320x240:rate=15:duration=1 " + H264,
        ["sound.mp4"] = Tone + Aac,
        ["voice.m4a"] = Tone + Aac,
        ["song.mp3"] = Tone + "-f lavfi -i color=red:size=64x64:duration=1:rate=1 -map 0:a -map 1:v -c:a libmp3lame -b:a 128k " +
            "-c:v mjpeg -disposition:v attached_pic -frames:v 1 ",
        ["voice.opus.ogg"] = Tone + "-c:a libopus ",
        ["voice.vorbis.ogg"] = Tone + "-c:a libvorbis ",
        ["voice.webm"] = Tone + "-c:a libopus ",
        ["voice.wav"] = Tone,
        ["voice.flac"] = Tone,
        ["voice.aac"] = Tone + Aac + "-f adts ",
        ["loud-end.wav"] = "-f lavfi -i sine=frequency=440:duration=2 -af volume=volume=0:enable='lt(t,1)' ",
    };

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();
    private static readonly TemporaryDirectory Directory = new();

    /// <summary>Words that stand for what nobody else is to learn; in every clip that can hold them.</summary>
    public static readonly string[] Secrets = ["48.2082", "SecretCam", "Secret Street", "secret remark", "2019-08-07"];

    public static Task<string> Make(string name) => Make(name, Recipes[name]);

    /// <summary>Makes a recording of one's own, within the directory that goes when the tests end.</summary>
    public static Task<string> Make(string name, string recipe) =>
        Made.GetOrAdd(name, _ => new(() => MakeAsync(name, recipe))).Value;

    public void Dispose() => Directory.Dispose();

    private static async Task<string> MakeAsync(string name, string recipe)
    {
        var path = Directory.In(name);
        var arguments = ("-v error -nostdin -y " + recipe).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await Shell.RunAsync(Directory.Path, 0, "ffmpeg", [.. arguments, .. Private(name), path]);
        return path;
    }

    private static IEnumerable<string> Private(string name)
    {
        string[] tags =
        [
            "location=+48.2082+016.3738/", "com.apple.quicktime.location.ISO6709=+48.2082+016.3738/", "make=SecretCam", "model=SecretCam 2",
            "title=Secret Street 5", "comment=secret remark", "creation_time=2019-08-07T12:00:00Z",
        ];
        return
        [
            .. tags.SelectMany(t => (string[])["-metadata", t]), .. tags.SelectMany(t => (string[])["-metadata:s", t]),
            .. name.EndsWith("mov", StringComparison.Ordinal) ? ["-movflags", "use_metadata_tags"] : (string[])[],
        ];
    }
}
