using System.Globalization;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>ffmpeg's options for what goes out.</summary>
internal static class Codecs
{
    /// <summary>Nothing that the file says about itself: places, devices, times, titles, names of programs.</summary>
    public static readonly string[] NoMetadata =
        ["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags", "+bitexact"];

    /// <summary>What every browser and phone plays.</summary>
    public static string[] H264(Box box, bool isHdr) =>
    [
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-maxrate", "4M", "-bufsize", "8M", "-threads:v", "2",
        "-vf", $"{Scaled(box)}{(isHdr ? ToneMapped : "")},format=yuv420p", "-vsync", "vfr",
    ];

    public static string[] Aac(AudioStream audio) =>
        ["-c:a", "aac", "-ac", audio.Channels > 1 ? "2" : "1", "-ar", "48000", "-b:a", audio.Channels > 1 ? "128k" : "64k"];

    public static string[] CopiedVideo(string codec) => codec switch
    {
        // What encoders and cameras write between the pictures: settings, times, places. No player needs it.
        "h264" => ["-c:v", "copy", "-bsf:v", "filter_units=remove_types=6"],
        "hevc" => ["-c:v", "copy", "-bsf:v", "filter_units=remove_types=39-40", "-tag:v", "hvc1"],
        "av1" => ["-c:v", "copy", "-bsf:v", "filter_units=remove_types=5"],
        _ => ["-c:v", "copy"],
    };

    public static string Scaled(Box box) => string.Create(CultureInfo.InvariantCulture, $"scale={box.Width}:{box.Height},setsar=1");

    /// <summary>Bright pictures of newer phones, which look grey on other screens without it.</summary>
    public const string ToneMapped =
        ",zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv";
}
