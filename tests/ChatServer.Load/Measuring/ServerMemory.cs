using ChatServer.Load.Programs;

namespace ChatServer.Load.Measuring;

/// <summary>What a running server takes, in MiB: of the machine, and what of it lies on its heap, as of its last collection.</summary>
internal readonly record struct ServerMemory(double Resident, double Heap)
{
    public static async Task<ServerMemory> ReadAsync(RunningProgram program)
    {
        var heap = (await ServerMetrics.ReadAsync(program)).Sum("dotnet_gc_last_collection_heap_size");
        return new ServerMemory(ProcessTimes.MemoryOf(program.Id), heap / 1024 / 1024);
    }

    public override string ToString() => $"{Resident:0} MiB, heap {Heap:0} MiB";
}
