using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Rounds;

/// <summary>Says what is measured, where, each measurement as it comes, and the medians at the end.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="operations">What is counted, such as "sends".</param>
/// <param name="workload">What the operations are like, and the world that they happen in.</param>
internal sealed class RoundReport(RoundOptions options, string operations, string workload)
{
    private readonly Dictionary<string, List<Measurement>> _measurements = [];

    public async Task BeginAsync(Postgres postgres)
    {
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, postgres);
        Console.WriteLine(
            $"{options.Clients} clients, each with one request under way; {workload}; {options.Duration.TotalSeconds} s each, "
            + $"after {options.WarmUp.TotalSeconds} s of warm-up");
    }

    public void AddTrial(int pool, Measurement trial) => Print($"baseline with {pool} connections", trial);

    public void Add(string program, Measurement measurement)
    {
        if (!_measurements.TryGetValue(program, out var all)) _measurements[program] = all = [];
        all.Add(measurement);
        Print(program, measurement);
    }

    /// <summary>The median of what was added for a program until now.</summary>
    public double PerSecond(string program) => Summary.Median(_measurements[program].Select(m => m.PerSecond));

    public void End()
    {
        Console.WriteLine($"\nMedians of {options.Rounds} (lowest to highest)\n");
        Console.WriteLine($"| | {string.Join(" | ", _measurements.Keys)} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", _measurements.Count))}");
        Row($"{operations} per second", "0", m => m.PerSecond);
        Row("p50, ms", "0.0", m => m.Percentile(0.5));
        Row("p95, ms", "0.0", m => m.Percentile(0.95));
        Row("p99, ms", "0.0", m => m.Percentile(0.99));
        Row($"CPU s per 1,000 {operations}: server", "0.000", m => m.ServerCpuPerThousand);
        Row($"CPU s per 1,000 {operations}: PostgreSQL", "0.000", m => m.PostgresCpuPerThousand);
        Row($"CPU s per 1,000 {operations}: load program", "0.000", m => m.LoadCpuPerThousand);
        Row($"{operations} per CPU second of both", "0", m => m.PerCpuSecond);
        Row("memory of the server, MiB", "0", m => m.ServerMemory);
        Row("memory of PostgreSQL, MiB", "0", m => m.PostgresMemory);
        Row("machine busy, %", "0", m => m.BusyShare);
        Row("of that by others, %", "0", m => m.OthersShare);
    }

    /// <summary>How fast one is beside another, round by round: both were measured under the same circumstances.</summary>
    public void Compare(string one, string other)
    {
        Console.WriteLine($"\n{one} to {other}, {operations} per second: {Ratio(one, other, m => m.PerSecond)}");
        Console.WriteLine($"{one} to {other}, {operations} per CPU second of both: {Ratio(one, other, m => m.PerCpuSecond)}");
    }

    private static void Print(string program, Measurement m)
    {
        Console.WriteLine(
            $"{program}: {m.PerSecond:0}/s, p50 {m.Percentile(0.5):0.0} ms, p99 {m.Percentile(0.99):0.0} ms, CPU s per 1,000: "
            + $"{m.ServerCpuPerThousand:0.000} + PostgreSQL {m.PostgresCpuPerThousand:0.000}, busy {m.BusyShare:0} %, others {m.OthersShare:0} %");
    }

    private void Row(string name, string format, Func<Measurement, double> figure) =>
        Console.WriteLine($"| {name} | {string.Join(" | ", _measurements.Values.Select(all => Summary.Of(all, figure, format)))} |");

    private string Ratio(string one, string other, Func<Measurement, double> figure)
    {
        var ratios = _measurements[one].Zip(_measurements[other], (m, o) => figure(m) / figure(o) * 100).ToList();
        return $"median of the rounds {Summary.Median(ratios):0} % ({ratios.Min():0} to {ratios.Max():0} %)";
    }
}
