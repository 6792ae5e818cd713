using System.Diagnostics;
using ChatServer.Load.FanOut;
using ChatServer.Load.Measuring;

namespace ChatServer.Load.Stalling;

/// <summary>Compares the seconds with readers who stopped to those without.</summary>
internal sealed class StallReport(StallOptions options)
{
    private const int Draws = 2_000;

    private readonly List<Stretch> _with = [];
    private readonly List<Stretch> _without = [];
    private readonly List<StallOutcome> _outcomes = [];

    public void AddWithout(Measurement measured, IEnumerable<Sample> samples) => Add("without", _without, measured, samples);

    public void AddWith(Measurement measured, IEnumerable<Sample> samples, StallOutcome outcome)
    {
        Add("with", _with, measured, samples);
        _outcomes.Add(outcome);
        Console.WriteLine(
            $"  {outcome.GivenUp:0} given up, half of them after {outcome.After:0.0} s; memory grew by at most {outcome.Memory:0} MiB, "
            + $"{Each(outcome.Memory):0} kB each, and the kernel's by {Each(outcome.Unsent):0} kB each");
    }

    public void End()
    {
        Console.WriteLine($"\nMedians of {_with.Sum(s => s.Seconds.Count)} seconds with {options.Stalled} who stopped, and of {_without.Sum(s => s.Seconds.Count)} without them");
        Console.WriteLine($"at {options.Deliveries} deliveries a second to {options.Members} who read\n");
        Console.WriteLine("| | with | without | more |\n|---|---:|---:|---:|");
        Row("p50, ms", s => s.P50);
        Row("p99, ms", s => s.P99);
        Console.WriteLine($"\np99, with 95 % of redrawn rounds: {LowAndHigh()}");
        Console.WriteLine($"CPU s of the server per 1,000 deliveries: {Cpu(_with):0.0000} with, {Cpu(_without):0.0000} without");
        Console.WriteLine($"others, % of the machine: {Others(_with)} with, {Others(_without)} without");
        Console.WriteLine($"given up: {Summary.Median(_outcomes.Select(o => o.GivenUp)):0}, half of them after {Summary.Median(_outcomes.Select(o => o.After)):0.0} s");
        Console.WriteLine(
            $"memory for each who stopped: at most {Each(_outcomes.Max(o => o.Memory)):0} kB, and the kernel's {Each(_outcomes.Max(o => o.Unsent)):0} kB");
        Console.WriteLine($"p99 by second since they stopped: {string.Join(' ', BySecond(_with))}");
        Console.WriteLine($"p99 by second without them:       {string.Join(' ', BySecond(_without))}");
    }

    private static void Add(string what, List<Stretch> stretches, Measurement measured, IEnumerable<Sample> samples)
    {
        var seconds = samples.GroupBy(s => s.SentAt / Stopwatch.Frequency).OrderBy(second => second.Key)
            .Select(second => Second.Of(second.Select(s => s.Milliseconds))).ToList();
        stretches.Add(new Stretch(measured, seconds));
        Console.WriteLine(
            $"{what}: median p99 {Summary.Median(seconds.Select(s => s.P99)):0.0} ms, worst {seconds.Max(s => s.P99):0.0} ms, "
            + $"others {measured.OthersShare:0} % of the machine");
    }

    private static double Cpu(List<Stretch> stretches) => Summary.Median(stretches.Select(s => s.Measured.ServerCpuPerThousand));

    private static string Others(List<Stretch> stretches) => Summary.Of([.. stretches.Select(s => s.Measured)], m => m.OthersShare, "0");

    private static double MedianOf(IEnumerable<Stretch> stretches, Func<Second, double> figure) =>
        Summary.Median(stretches.SelectMany(s => s.Seconds).Select(figure));

    private static IEnumerable<string> BySecond(List<Stretch> stretches) =>
        Enumerable.Range(0, stretches.Min(s => s.Seconds.Count)).Select(n => $"{Summary.Median(stretches.Select(s => s.Seconds[n].P99)):0}");

    private double Each(double mebibytes) => mebibytes * 1024 / options.Stalled;

    private void Row(string name, Func<Second, double> figure)
    {
        var (with, without) = (MedianOf(_with, figure), MedianOf(_without, figure));
        Console.WriteLine($"| {name} | {with:0.0} | {without:0.0} | {(with / without * 100) - 100:0} % |");
    }

    // Seconds of one round are alike, so whole rounds are redrawn.
    private string LowAndHigh()
    {
        var random = new Random(1);
        var ratios = Enumerable.Range(0, Draws).Select(_ =>
        {
            var drawn = Enumerable.Range(0, _with.Count).Select(_ => random.Next(_with.Count)).ToList();
            return MedianOf(drawn.Select(i => _with[i]), s => s.P99) / MedianOf(drawn.Select(i => _without[i]), s => s.P99);
        }).Order().ToList();
        return $"{(ratios[Draws / 40] * 100) - 100:0} to {(ratios[^(Draws / 40)] * 100) - 100:0} % more";
    }

    private sealed record Stretch(Measurement Measured, IReadOnlyList<Second> Seconds);

    private readonly record struct Second(double P50, double P99)
    {
        public static Second Of(IEnumerable<double> latencies)
        {
            double[] sorted = [.. latencies.Order()];
            return new Second(sorted[sorted.Length / 2], sorted[(int)(0.99 * (sorted.Length - 1))]);
        }
    }
}
