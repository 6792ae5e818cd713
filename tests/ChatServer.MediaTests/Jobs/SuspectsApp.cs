using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatServer.MediaTests.Jobs;

/// <summary>A server whose first attempt at every image fails, and that writes down who was worked on when.</summary>
public sealed class SuspectsApp : ChatApp
{
    public SuspiciousImages Images { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.RemoveAll<IMediaProcessor>();
        services.AddSingleton<IMediaProcessor>(Images);
    }
}

public sealed class SuspiciousImages : IMediaProcessor
{
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentQueue<(string Image, int Attempt, bool Begins)> _events = new();
    private int _failed;

    public int Failed => Volatile.Read(ref _failed);

    public IReadOnlyCollection<(string Image, int Attempt, bool Begins)> Events => _events;

    public bool Accepts(string contentType) => contentType == "image/png";

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        var image = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellation)));
        var attempt = _attempts.AddOrUpdate(image, 1, (_, n) => n + 1);
        _events.Enqueue((image, attempt, Begins: true));
        try
        {
            // Gives the others every chance to come in between.
            await File.WriteAllBytesAsync(Path.Combine(directory, "small"), new byte[1_000_000], cancellation);
            if (attempt == 1) throw new InvalidOperationException("As if the process had ended.");
            return new ProcessedMedia(MediaKind.Image, "image/webp") { Placeholder = "abcd", Files = [new("160", Path.Combine(directory, "small"), "image/webp", 160, 160)] };
        }
        finally
        {
            _events.Enqueue((image, attempt, Begins: false));
            if (attempt == 1) Interlocked.Increment(ref _failed);
        }
    }
}
