namespace ChatServer.Load.Measuring;

/// <summary>CPU seconds that went where, since some beginning.</summary>
internal readonly record struct CpuSeconds(double Server, double Postgres, double Load, double Others, double All)
{
    /// <summary>In percent of the whole machine.</summary>
    public double OthersShare => Others / All * 100;

    public static CpuSeconds operator -(CpuSeconds later, CpuSeconds earlier) => new(
        later.Server - earlier.Server,
        later.Postgres - earlier.Postgres,
        later.Load - earlier.Load,
        later.Others - earlier.Others,
        later.All - earlier.All);
}

/// <summary>Reads how much CPU the measured server, PostgreSQL, this program and everybody else have used.</summary>
internal sealed class CpuClock(int serverId, int postgresId)
{
    public CpuSeconds Read()
    {
        var (busy, all) = ProcessTimes.OfMachine();
        var server = ProcessTimes.Of(serverId);
        var postgres = ProcessTimes.OfFamily(postgresId);
        var load = ProcessTimes.Of(Environment.ProcessId);
        return new CpuSeconds(server, postgres, load, busy - server - postgres - load, all);
    }
}
