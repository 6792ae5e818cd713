using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Tools;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>One picture that stands for a video.</summary>
internal sealed class Poster(Ffmpeg ffmpeg, PreviewPictures pictures)
{
    private const int Side = 1280;
    private const string Frame = "frame.png";

    // Many videos begin black. Of the first seconds it takes the picture that is most like the others, and no dark one. Pictures are left out
    // and not, as by "fps", also repeated: over a gap of hours that would never end.
    private const string TypicalAndNotDark =
        ",select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.15)',signalstats,metadata=select:key=lavfi.signalstats.YAVG:value=32:function=greater,thumbnail=60";

    private static readonly TimeSpan Looked = TimeSpan.FromSeconds(5);

    public async Task<Preview> MakeAsync(Recording recording, string directory, CancellationToken cancellation)
    {
        var video = recording.Video!;
        var shown = Codecs.Scaled(Box.Within(video.Width, video.Height, Side, Side)) + (video.IsHdr ? Codecs.ToneMapped : "") + ",format=yuv420p";

        if (!await TryAsync(recording, shown + TypicalAndNotDark, directory, cancellation) &&
            !await TryAsync(recording, shown, directory, cancellation))
            throw new UnprocessableMediaException("No picture of the video can be read.");

        return await pictures.MakeAsync(Path.Combine(directory, Frame), "poster", directory, cancellation);
    }

    private async Task<bool> TryAsync(Recording recording, string filters, string directory, CancellationToken cancellation)
    {
        string[] output =
        [
            "-map", "0:V:0", "-vf", filters, .. Codecs.NoMetadata, "-frames:v", "1", "-c:v", "png", "-f", "image2", "-update", "1", "file:" + Frame,
        ];
        var result = await ffmpeg.RunAsync(recording, directory, output, cancellation, beginning: Looked);
        if (result.IsBeyondLimits) throw ToolResult.BeyondLimits();
        return new FileInfo(Path.Combine(directory, Frame)) is { Exists: true, Length: > 0 };
    }
}
