using System.Globalization;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Measuring;

/// <summary>What a running server takes, in MiB: of the machine, and what of it lies on its heap, as of its last collection.</summary>
internal readonly record struct ServerMemory(double Resident, double Heap)
{
    public static async Task<ServerMemory> ReadAsync(RunningProgram program)
    {
        using var http = new HttpClient { BaseAddress = program.Address };
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        var heap = metrics.Split('\n').Where(l => l.StartsWith("dotnet_gc_last_collection_heap_size", StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
        return new ServerMemory(ProcessTimes.MemoryOf(program.Id), heap / 1024 / 1024);
    }

    public override string ToString() => $"{Resident:0} MiB, heap {Heap:0} MiB";
}
