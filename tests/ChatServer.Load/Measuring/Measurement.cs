namespace ChatServer.Load.Measuring;

/// <summary>What one window of load showed.</summary>
internal sealed record Measurement
{
    private readonly double[] _latencies;

    public Measurement(IEnumerable<double> latencies) => _latencies = [.. latencies.Order()];

    public required TimeSpan Duration { get; init; }

    public required CpuSeconds Cpu { get; init; }

    public required double ServerMemory { get; init; }

    public required double PostgresMemory { get; init; }

    public int Count => _latencies.Length;

    public double PerSecond => Count / Duration.TotalSeconds;

    public double ServerCpuPerThousand => Cpu.Server / Count * 1000;

    public double PerServerCpuSecond => Count / Cpu.Server;

    public double PostgresCpuPerThousand => Cpu.Postgres / Count * 1000;

    /// <summary>Of the server and PostgreSQL together. It hardly depends on what else runs, as the rate does.</summary>
    public double PerCpuSecond => Count / (Cpu.Server + Cpu.Postgres);

    public double LoadCpuPerThousand => Cpu.Load / Count * 1000;

    /// <summary>In percent of the whole machine.</summary>
    public double OthersShare => Cpu.OthersShare;

    public double BusyShare => (Cpu.Server + Cpu.Postgres + Cpu.Load + Cpu.Others) / Cpu.All * 100;

    public double Percentile(double share) => _latencies.Length == 0 ? double.NaN : _latencies[(int)(share * (_latencies.Length - 1))];
}
