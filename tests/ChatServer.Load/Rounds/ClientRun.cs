using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Rounds;

/// <summary>Lets all clients ask one program for a while, and measures it.</summary>
internal sealed class ClientRun(Workload workload, RunningProgram program, Postgres postgres)
{
    /// <summary>Before each window, so that it begins with everybody under way.</summary>
    public static readonly TimeSpan RunUp = TimeSpan.FromSeconds(3);

    private readonly CpuClock _clock = new(program.Id, postgres.Id);

    /// <summary>All requests that were answered well, of every window and outside of them.</summary>
    public long Answered { get; private set; }

    public async Task<Measurement> MeasureAsync(TimeSpan duration)
    {
        // Everybody begins with clean buffers and the same distance to the next checkpoint.
        await postgres.AskAsync("postgres", "checkpoint");

        using var http = program.Connect();
        var clients = Enumerable.Range(0, workload.Clients).Select(index => new Client(http, workload, index)).ToList();
        var window = new Window(RunUp, duration);
        var asking = clients.ConvertAll(client => Task.Run(() => client.RunAsync(window)));

        await window.StartsAsync();
        var before = _clock.Read();
        await window.EndsAsync();
        var after = _clock.Read();
        await Task.WhenAll(asking);

        RequireNoErrors(clients);
        Answered += clients.Sum(c => c.Answered);
        return new Measurement(clients.SelectMany(c => c.Latencies))
        {
            Duration = duration,
            Cpu = after - before,
            ServerMemory = ProcessTimes.MemoryOf(program.Id),
            PostgresMemory = ProcessTimes.MemoryOfFamily(postgres.Id),
        };
    }

    private static void RequireNoErrors(List<Client> clients)
    {
        if (clients.Find(c => c.Error is not null) is { } failed) throw new LoadFailedException($"A request was not answered well: {failed.Error}");
    }
}
