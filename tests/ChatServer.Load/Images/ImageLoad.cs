using System.Runtime.InteropServices;
using ChatServer.Load.Measuring;
using ChatServer.Media.Processing.Images;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatServer.Load.Images;

/// <summary>Compares what the server spends on a photo with a run of vipsthumbnail for each of the same variants.</summary>
/// <remarks>The server does more: it also makes what others download, the placeholder and the blurred variant.</remarks>
internal sealed class ImageLoad(ImageLoadOptions options)
{
    public const string Verb = "images";

    public async Task RunAsync()
    {
        Directory.CreateDirectory(options.Data);
        try
        {
            await CompareAsync(await Photo.MakeAsync(options.Data));
        }
        finally
        {
            Directory.Delete(options.Data, recursive: true);
        }
    }

    private async Task CompareAsync(string photo)
    {
        if (!Vips.IsAvailable) throw new LoadFailedException("libvips is not installed.");
        var runtime = RuntimeInformation.FrameworkDescription;
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {runtime}, libvips {Vips.Version}");
        var bytes = new FileInfo(photo).Length;
        Console.WriteLine($"4000 x 3000 JPEG of {bytes / 1_000} kB, {options.AtOnce} at once, {options.Rounds} rounds of {options.Photos}");

        var limits = Options.Create(new ImageOptions { Concurrency = options.AtOnce });
        using var processor = new ImageProcessor(limits, TimeProvider.System, NullLogger<ImageProcessor>.Instance);
        var server = new ServerWay(photo, processor);
        var baseline = new ThumbnailerWay(photo);
        await Photo.CheckAsync(await server.MakeAsync(NewDirectory()), await baseline.MakeAsync(NewDirectory()));

        List<double> ours = [], theirs = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            ours.Add(await MeasureAsync(server.MakeAsync, () => ProcessTimes.Of(Environment.ProcessId)));
            theirs.Add(await MeasureAsync(baseline.MakeAsync, CpuOfChildren));
        }

        Print("server", ours);
        Print("vipsthumbnail", theirs);
        Console.WriteLine($"times as many per core-second: {Summary.Text(Summary.Median(ours) / Summary.Median(theirs), "0.00")}");
        var memory = Summary.Text(ProcessTimes.MemoryOf(Environment.ProcessId), "0");
        Console.WriteLine($"memory of this program: {memory} MiB; of that libvips at most {Vips.PeakBytes >> 20} MiB");
    }

    /// <summary>Photos per core-second.</summary>
    private async Task<double> MeasureAsync(Func<string, Task<IReadOnlyList<string>>> make, Func<double> cpu)
    {
        var before = cpu();
        await Parallel.ForAsync(
            0, options.Photos, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, async (_, _) => await make(NewDirectory()));
        return options.Photos / (cpu() - before);
    }

    private static double CpuOfChildren() => ProcessTimes.OfFamily(Environment.ProcessId) - ProcessTimes.Of(Environment.ProcessId);

    private string NewDirectory() => Directory.CreateDirectory(Path.Combine(options.Data, $"{Guid.NewGuid():N}")).FullName;

    private static void Print(string name, List<double> rates)
    {
        var (median, lowest, highest) = (Text(Summary.Median(rates)), Text(rates.Min()), Text(rates.Max()));
        Console.WriteLine($"{name}: {median} photos per core-second ({lowest} to {highest})");

        static string Text(double rate) => Summary.Text(rate, "0.00");
    }
}
