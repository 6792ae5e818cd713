using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Tools;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Videos, music and voice notes.</summary>
internal sealed class RecordingProcessor(Toolbox tools, PreviewPictures pictures, IOptions<RecordingOptions> options) : IMediaProcessor
{
    public bool Accepts(string contentType) =>
        tools is { Ffmpeg: not null, Ffprobe: not null } && RecordingFormats.Contains(contentType);

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        var demuxer = RecordingFormats.DemuxerOf(contentType);
        Completeness.Check(path, demuxer);

        var ffmpeg = new Ffmpeg(tools.Ffmpeg!, tools.Ffprobe!, options.Value);
        var probe = new Probe(ffmpeg, options.Value);
        var recording = await probe.ReadAsync(Path.GetFullPath(path), demuxer, directory, cancellation);

        return recording.Video is null
            ? await new AudioProcessor(ffmpeg, probe).ProcessAsync(recording, directory, cancellation)
            : await new VideoProcessor(ffmpeg, probe, new(ffmpeg, pictures), options.Value).ProcessAsync(recording, directory, cancellation);
    }
}
