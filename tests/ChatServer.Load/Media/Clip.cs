using ChatServer.Load.Images;

namespace ChatServer.Load.Media;

/// <summary>A video of three seconds as a phone takes it, which is too large to be shown as it is.</summary>
internal static class Clip
{
    public static async Task<string> MakeAsync(string directory)
    {
        var clip = Path.Combine(directory, "clip.mp4");
        var (picture, sound) = ("testsrc2=size=1920x1080:rate=30:duration=3,noise=alls=6", "sine=frequency=440:duration=3");
        await Tool.RunAsync(
            "ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p",
            "-c:a", "aac", clip);
        return clip;
    }
}
