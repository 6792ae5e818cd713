using System.Runtime.InteropServices;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load;

/// <summary>Says what is measured, where, each measurement as it comes, and the medians at the end.</summary>
internal sealed class Report(LoadOptions options)
{
    public const string Server = "server";
    public const string Baseline = "baseline";

    private readonly Dictionary<string, List<Measurement>> _measurements = [];

    public async Task BeginAsync(Postgres postgres)
    {
        var drive = new DriveInfo(options.Data);
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"Data in {options.Data} ({drive.DriveFormat})");
        foreach (var setting in new[] { "server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers" })
            Console.Write($"{setting} {await postgres.AskAsync("postgres", $"show {setting}")}, ");
        Console.WriteLine("rate limits off (RateLimits:Enabled=false)");
        if (options.ServerSettings.Count > 0) Console.WriteLine($"Server settings: {string.Join(' ', options.ServerSettings)}");
        Console.WriteLine(
            $"{options.Clients} clients, each with one request under way; texts of 100 bytes; {Sending.World.Conversations} conversations of "
            + $"{Sending.World.MembersOfEach}; {options.Duration.TotalSeconds} s each, after {options.WarmUp.TotalSeconds} s of warm-up");
    }

    public void AddTrial(int pool, Measurement trial) => Print($"baseline with {pool} connections", trial);

    public void Add(string program, Measurement measurement)
    {
        if (!_measurements.TryGetValue(program, out var all)) _measurements[program] = all = [];
        all.Add(measurement);
        Print(program, measurement);
    }

    public void End()
    {
        Console.WriteLine($"\nMedians of {options.Rounds} (lowest to highest)\n");
        Console.WriteLine($"| | {string.Join(" | ", _measurements.Keys)} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", _measurements.Count))}");
        Row("sends per second", "0", m => m.PerSecond);
        Row("p50, ms", "0.0", m => m.Percentile(0.5));
        Row("p95, ms", "0.0", m => m.Percentile(0.95));
        Row("p99, ms", "0.0", m => m.Percentile(0.99));
        Row("CPU s per 1,000 sends: server", "0.000", m => m.ServerCpuPerThousand);
        Row("CPU s per 1,000 sends: PostgreSQL", "0.000", m => m.PostgresCpuPerThousand);
        Row("CPU s per 1,000 sends: load program", "0.000", m => m.LoadCpuPerThousand);
        Row("memory of the server, MiB", "0", m => m.ServerMemory);
        Row("memory of PostgreSQL, MiB", "0", m => m.PostgresMemory);
        Row("machine busy, %", "0", m => m.BusyShare);
        Row("of that by others, %", "0", m => m.OthersShare);
        if (_measurements.TryGetValue(Baseline, out var baseline)) Console.WriteLine($"\nServer to baseline: {Ratios(_measurements[Server], baseline)}");
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(": ")[1];

    private static void Print(string program, Measurement m)
    {
        Console.WriteLine(
            $"{program}: {m.PerSecond:0}/s, p50 {m.Percentile(0.5):0.0} ms, p99 {m.Percentile(0.99):0.0} ms, CPU s per 1,000: "
            + $"{m.ServerCpuPerThousand:0.000} + PostgreSQL {m.PostgresCpuPerThousand:0.000}, busy {m.BusyShare:0} %, others {m.OthersShare:0} %");
    }

    private void Row(string name, string format, Func<Measurement, double> figure) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", _measurements.Values.Select(all => Summary.Of(all, figure, format)))} |");

    private static string Ratios(List<Measurement> server, List<Measurement> baseline)
    {
        var ratios = server.Zip(baseline, (s, b) => s.PerSecond / b.PerSecond * 100).ToList();
        return $"median of the rounds {Summary.Median(ratios):0} % ({ratios.Min():0} to {ratios.Max():0} %)";
    }
}
