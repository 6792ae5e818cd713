namespace ChatServer.Media.Processing;

/// <summary>Of which kinds of files something is made to see or hear, which depends on what is installed.</summary>
/// <remarks>Made at the start, so that its owner reads there what is missing, and not in the middle of a night.</remarks>
public sealed class Previews(IEnumerable<IMediaProcessor> processors) : IHostedService
{
    private static readonly (string Kind, string ContentType)[] Known =
        [("image", "image/jpeg"), ("video", "video/mp4"), ("audio", "audio/mpeg"), ("pdf", "application/pdf")];

    public IReadOnlyList<string> Kinds { get; } =
        [.. Known.Where(known => processors.Any(p => p.Accepts(known.ContentType))).Select(known => known.Kind)];

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
