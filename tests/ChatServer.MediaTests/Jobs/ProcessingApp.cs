using System.Collections.Concurrent;
using System.IO.Compression;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.MediaTests.Jobs;

/// <summary>A server that looks into ZIP files, and does what the name of the first entry says.</summary>
public sealed class ProcessingApp : ChatApp
{
    public const int QuotaBytes = 5_000;

    public ProcessingApp() => Settings = new Dictionary<string, string> { ["Media:QuotaBytes"] = $"{QuotaBytes}" };

    public ObedientProcessor Processor { get; } = new();

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IMediaProcessor>(Processor);
}

public sealed class ObedientProcessor : IMediaProcessor
{
    private readonly ConcurrentDictionary<string, int> _runs = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public int RunsOf(string instruction) => _runs.GetValueOrDefault(instruction);

    /// <summary>Lets those who wait for this go on.</summary>
    public void Open(string instruction) => Gate(instruction).TrySetResult();

    public bool Accepts(string contentType) => contentType == "application/zip";

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        string instruction;
        using (var zip = ZipFile.OpenRead(path)) instruction = zip.Entries[0].Name;
        _runs.AddOrUpdate(instruction, 1, (_, n) => n + 1);

        if (instruction.StartsWith("break", StringComparison.Ordinal)) throw new UnprocessableMediaException("It is broken.");
        if (instruction.StartsWith("crash", StringComparison.Ordinal)) throw new InvalidOperationException("As the test wants it.");
        if (instruction.StartsWith("wait", StringComparison.Ordinal)) await Gate(instruction).Task.WaitAsync(cancellation);

        var small = Path.Combine(directory, "small");
        await File.WriteAllTextAsync(small, $"small {instruction}", cancellation);
        var clean = Path.Combine(directory, "clean");
        await File.WriteAllTextAsync(clean, $"clean {instruction}", cancellation);
        return new ProcessedMedia(MediaKind.Image, "image/webp")
        {
            Width = 40,
            Height = 30,
            Placeholder = "abcd",
            Files = [new("original", clean, "image/webp", 40, 30), new("160", small, "image/webp", 4, 3)],
        };
    }

    private TaskCompletionSource Gate(string instruction) =>
        _gates.GetOrAdd(instruction, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
