using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Sending;

/// <summary>Says what is measured, where, each measurement as it comes, and the medians at the end.</summary>
internal sealed class SendReport(SendOptions options)
{
    public const string Server = "server";
    public const string Baseline = "baseline";

    private readonly Dictionary<string, List<Measurement>> _measurements = [];

    public async Task BeginAsync(Postgres postgres)
    {
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, postgres);
        Console.WriteLine(
            $"{options.Clients} clients, each with one request under way; texts of 100 bytes; {SendLoad.Conversations} conversations of "
            + $"{SendLoad.MembersOfEach}; {options.Duration.TotalSeconds} s each, after {options.WarmUp.TotalSeconds} s of warm-up");
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
        Row("sends per CPU second of both", "0", m => m.PerCpuSecond);
        Row("memory of the server, MiB", "0", m => m.ServerMemory);
        Row("memory of PostgreSQL, MiB", "0", m => m.PostgresMemory);
        Row("machine busy, %", "0", m => m.BusyShare);
        Row("of that by others, %", "0", m => m.OthersShare);
        if (!_measurements.ContainsKey(Baseline)) return;
        Console.WriteLine($"\nServer to baseline, sends per second: {Ratio(m => m.PerSecond)}");
        Console.WriteLine($"Server to baseline, sends per CPU second of both: {Ratio(m => m.PerCpuSecond)}");
    }

    private static void Print(string program, Measurement m)
    {
        Console.WriteLine(
            $"{program}: {m.PerSecond:0}/s, p50 {m.Percentile(0.5):0.0} ms, p99 {m.Percentile(0.99):0.0} ms, CPU s per 1,000: "
            + $"{m.ServerCpuPerThousand:0.000} + PostgreSQL {m.PostgresCpuPerThousand:0.000}, busy {m.BusyShare:0} %, others {m.OthersShare:0} %");
    }

    private void Row(string name, string format, Func<Measurement, double> figure) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", _measurements.Values.Select(all => Summary.Of(all, figure, format)))} |");

    private string Ratio(Func<Measurement, double> figure)
    {
        var ratios = _measurements[Server].Zip(_measurements[Baseline], (s, b) => figure(s) / figure(b) * 100).ToList();
        return $"median of the rounds {Summary.Median(ratios):0} % ({ratios.Min():0} to {ratios.Max():0} %)";
    }
}
