using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Recordings;
using ChatServer.Media.Processing.Tools;
using Microsoft.Extensions.Logging.Abstractions;
using MsOptions = Microsoft.Extensions.Options.Options;

namespace ChatServer.MediaTests.Recordings;

/// <summary>The processor of recordings with a directory of its own, as a job would give it.</summary>
internal sealed class Workshop : IDisposable
{
    public static readonly Toolbox Tools = new(NullLogger<Toolbox>.Instance);

    public static readonly PreviewPictures Pictures = new(MsOptions.Create(new ImageOptions()));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _directory = new();

    public RecordingOptions Options { get; } = new();

    public string Path => _directory.Path;

    public async Task<ProcessedMedia> Process(string clip, string contentType) =>
        await ProcessFile(await Clips.Make(clip), contentType);

    public async Task<ProcessedMedia> ProcessFile(string path, string contentType)
    {
        var processor = new RecordingProcessor(Tools, Pictures, MsOptions.Create(Options));
        Assert.True(processor.Accepts(contentType), $"{contentType} is not accepted; are ffmpeg and ffprobe installed?");
        return await processor.ProcessAsync(path, contentType, _directory.Path, TestContext.Current.CancellationToken);
    }

    public async Task<string> Refuse(string path, string contentType) =>
        (await Assert.ThrowsAsync<UnprocessableMediaException>(() => ProcessFile(path, contentType))).Message;

    /// <summary>Puts a file beside what comes out, where nothing of the test's own is looked for.</summary>
    public string Write(string name, byte[] content)
    {
        var path = _directory.In("upload-" + name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Either it is refused, and null, or it is sound; never anything else, and soon.</summary>
    public async Task<ProcessedMedia?> TryProcess(byte[] content, string contentType)
    {
        try
        {
            return await ProcessFile(Write("file", content), contentType).WaitAsync(Patience);
        }
        catch (UnprocessableMediaException refusal)
        {
            Assert.InRange(refusal.Message.Length, 10, 200);
            return null;
        }
    }

    public async Task<string> Refuse(byte[] content, string contentType) => await Refuse(Write("file", content), contentType);

    public void Dispose() => _directory.Dispose();
}
