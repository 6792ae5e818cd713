using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>Lets everybody send to one program for a while, and measures it.</summary>
internal sealed class SendRun(World world, int clients, RunningProgram program, Postgres postgres)
{
    /// <summary>Before each window, so that it begins with everybody under way.</summary>
    public static readonly TimeSpan RunUp = TimeSpan.FromSeconds(3);

    private readonly CpuClock _clock = new(program.Id, postgres.Id);

    /// <summary>All sends that were acknowledged: as many rows must be in the table.</summary>
    public long Acknowledged { get; private set; }

    public async Task<Measurement> MeasureAsync(TimeSpan duration)
    {
        // Everybody begins with clean buffers and the same distance to the next checkpoint.
        await postgres.AskAsync("postgres", "checkpoint");

        using var http = Connect();
        var senders = world.People.Take(clients).Select(person => new Sender(http, person)).ToList();
        var window = new SendWindow(RunUp, duration);
        var sending = senders.ConvertAll(sender => Task.Run(() => sender.RunAsync(window)));

        await window.StartsAsync();
        var before = _clock.Read();
        await window.EndsAsync();
        var after = _clock.Read();
        await Task.WhenAll(sending);

        RequireNoErrors(senders);
        Acknowledged += senders.Sum(s => s.Acknowledged);
        return new Measurement(senders.SelectMany(s => s.Latencies))
        {
            Duration = duration,
            Cpu = after - before,
            ServerMemory = ProcessTimes.MemoryOf(program.Id),
            PostgresMemory = ProcessTimes.MemoryOfFamily(postgres.Id),
        };
    }

    private static void RequireNoErrors(List<Sender> senders)
    {
        if (senders.Find(s => s.Error is not null) is { } failed) throw new LoadFailedException($"A send was not acknowledged: {failed.Error}");
    }

    private HttpClient Connect() =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null }) { BaseAddress = program.Address };
}
