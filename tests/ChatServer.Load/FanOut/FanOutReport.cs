using ChatServer.Load.Measuring;

namespace ChatServer.Load.FanOut;

/// <summary>Says each measurement as it comes, and the medians at the end.</summary>
internal sealed class FanOutReport(int members, double serverHighest, double baselineHighest)
{
    public const string Server = "server";
    public const string Baseline = "baseline";

    private readonly Dictionary<string, List<Measurement>> _measurements = [];

    public static void Print(string what, Measurement m) => Console.WriteLine(
        $"{what}: {m.PerSecond:0} deliveries/s, p50 {m.Percentile(0.5):0} ms, p99 {m.Percentile(0.99):0} ms, {m.PerServerCpuSecond:0} per "
        + $"server CPU s, memory {m.ServerMemory:0} MiB, load {m.Cpu.Load / m.Cpu.All * 100:0} %, others {m.OthersShare:0} % of the machine");

    public void Add(string program, Measurement measurement)
    {
        if (!_measurements.TryGetValue(program, out var all)) _measurements[program] = all = [];
        all.Add(measurement);
        Print(program, measurement);
    }

    public void End()
    {
        Console.WriteLine($"\nHighest rate in time: server {serverHighest * members:0}, baseline {baselineHighest * members:0} deliveries/s\n");
        Console.WriteLine($"Medians (lowest to highest) at {serverHighest / 2 * members:0} deliveries/s\n");
        Console.WriteLine($"| {members} members | {string.Join(" | ", _measurements.Keys)} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", _measurements.Count))}");
        Row("deliveries per second", "0", m => m.PerSecond);
        Row("p50, ms", "0.0", m => m.Percentile(0.5));
        Row("p99, ms", "0.0", m => m.Percentile(0.99));
        Row("deliveries per server CPU s", "0", m => m.PerServerCpuSecond);
        Row("memory of the program, MiB", "0", m => m.ServerMemory);
        Row("load program, % of the machine", "0", m => m.Cpu.Load / m.Cpu.All * 100);
        Row("others, % of the machine", "0", m => m.OthersShare);
        Console.WriteLine($"\nServer to baseline, deliveries per server CPU s: {Ratios()}");
    }

    private void Row(string name, string format, Func<Measurement, double> figure) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", _measurements.Values.Select(all => Summary.Of(all, figure, format)))} |");

    private string Ratios()
    {
        var ratios = _measurements[Server].Zip(_measurements[Baseline], (s, b) => s.PerServerCpuSecond / b.PerServerCpuSecond * 100).ToList();
        return $"median of the rounds {Summary.Median(ratios):0} % ({ratios.Min():0} to {ratios.Max():0} %)";
    }
}
