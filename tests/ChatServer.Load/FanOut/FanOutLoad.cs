using ChatServer.Load.Baseline;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.FanOut;

/// <summary>W2, fan-out: how many deliveries a second reach the members of one conversation in time, and what each costs.</summary>
internal sealed class FanOutLoad(FanOutOptions options)
{
    public const string Verb = "fanout";

    private const string ServerHub = "/hubs/chat";
    private const double LongestP99 = 250;
    private const double FirstDeliveriesPerSecond = 20_000;
    private const double Step = 1.5;

    public async Task RunAsync()
    {
        foreach (var members in options.Members) await RunAsync(members);
    }

    private async Task RunAsync(int members)
    {
        var world = World.Even(members, conversations: 1, members);
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await using var baseline = await RunningProgram.StartAsync("ChatServer.Load.dll", BroadcastServer.Verb);
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, server.Postgres);
        await WorldWriter.WriteAsync(world, server.Database);

        await using var serverRun = new FanOutRun(server.Program, server.Postgres, world, ServerHub);
        await using var baselineRun = new FanOutRun(baseline, server.Postgres, world, BroadcastServer.Hub);
        await serverRun.ConnectAsync(members);
        await baselineRun.ConnectAsync(members);

        Console.WriteLine($"\n{members} connected members; {options.Duration.TotalSeconds} s for each rate\n");
        var highest = await FindHighestAsync("server", serverRun, members);
        var report = new FanOutReport(members, highest, await FindHighestAsync("baseline", baselineRun, members));
        await CompareAsync(report, serverRun, baselineRun, highest / 2);
        report.End();
    }

    /// <summary>The highest rate, in messages per second, that everybody heard in time.</summary>
    private async Task<double> FindHighestAsync(string program, FanOutRun run, int members)
    {
        var first = FirstDeliveriesPerSecond / members;
        await run.MeasureAsync(first, options.Duration);
        for (var (highest, rate) = (0.0, first); ; (highest, rate) = (rate, rate * Step))
        {
            // Once more: it may have been somebody else's work on the machine that was in the way.
            if (!await KeepsUpAsync(program, run, rate, members) && !await KeepsUpAsync(program, run, rate, members)) return highest;
        }
    }

    private async Task<bool> KeepsUpAsync(string program, FanOutRun run, double rate, int members)
    {
        var measured = await run.MeasureAsync(rate, options.Duration);
        FanOutReport.Print($"{program} at {rate * members:0}/s", measured);
        return measured.Percentile(0.99) < LongestP99 && measured.PerSecond > 0.95 * rate * members;
    }

    private async Task CompareAsync(FanOutReport report, FanOutRun server, FanOutRun baseline, double rate)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            report.Add(FanOutReport.Server, await server.MeasureAsync(rate, options.Duration));
            report.Add(FanOutReport.Baseline, await baseline.MeasureAsync(rate, options.Duration));
        }
    }
}
