using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatServer.MediaTests.Avatars;

/// <summary>A server whose images are processed when the test says so, and as the comment in them says.</summary>
public sealed class GatedApp : ChatApp
{
    public GatedImages Images { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.RemoveAll<IMediaProcessor>();
        services.AddSingleton<IMediaProcessor>(Images);
    }
}

public sealed partial class GatedImages : IMediaProcessor
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    /// <summary>Lets the image with this comment be processed.</summary>
    public void Open(string comment) => Gate(comment).TrySetResult();

    public bool Accepts(string contentType) => contentType == "image/png";

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        var comment = Comment().Match(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path, cancellation))).Value;
        await Gate(comment).Task.WaitAsync(cancellation);
        if (comment.StartsWith("break", StringComparison.Ordinal)) throw new UnprocessableMediaException("It is broken.");

        var small = Path.Combine(directory, "small");
        await File.WriteAllTextAsync(small, $"small {comment}", cancellation);
        return new ProcessedMedia(MediaKind.Image, "image/webp") { Width = 160, Height = 160, Placeholder = "abcd", Files = [new("160", small, "image/webp", 160, 160)] };
    }

    private TaskCompletionSource Gate(string comment) =>
        _gates.GetOrAdd(comment, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    [GeneratedRegex("(?:make|break) [0-9a-f-]{36}")]
    private static partial Regex Comment();
}
