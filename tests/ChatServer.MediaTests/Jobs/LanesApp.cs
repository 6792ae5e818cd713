using ChatServer.Harness;
using ChatServer.Media.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatServer.MediaTests.Jobs;

/// <summary>A server where videos from this size on take until the test lets them end, and everything else no time at all.</summary>
public sealed class LanesApp : ChatApp
{
    public const int LargeBytes = 1000;

    public LanesApp() => Settings = new Dictionary<string, string> { ["Media:LargeRecordingBytes"] = $"{LargeBytes}" };

    public PatientProcessor Processor { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.RemoveAll<IMediaProcessor>();
        services.AddSingleton<IMediaProcessor>(Processor);
    }
}

public sealed class PatientProcessor : IMediaProcessor
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _large;

    /// <summary>Large ones that were begun.</summary>
    public int Large => Volatile.Read(ref _large);

    public void LetLargeEnd() => _end.TrySetResult();

    public bool Accepts(string contentType) => contentType is "image/png" or "video/webm" or "audio/flac";

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        if (contentType == "video/webm" && new FileInfo(path).Length >= LanesApp.LargeBytes)
        {
            Interlocked.Increment(ref _large);
            await _end.Task.WaitAsync(cancellation);
        }

        return new ProcessedMedia(MediaKind.File, contentType) { Files = [] };
    }
}
