using ChatServer.Load.FanOut;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Stalling;

/// <summary>W2, readers who stop: what they cost those who read, from the moment they stop until they are gone.</summary>
/// <remarks>
/// What else runs on the machine comes and goes within seconds, so every second is a window of its own; seconds with them and seconds
/// without, in which they are not connected at all, take turns, and their medians are compared.
/// </remarks>
internal sealed class StallLoad(StallOptions options)
{
    public const string Verb = "stall";

    private const string Hub = "/hubs/chat";

    private readonly StallReport _report = new(options);
    private double PerSecond => (double)options.Deliveries / options.Members;

    public async Task RunAsync()
    {
        var everybody = options.Members + options.Stalled;
        var world = World.Even(everybody, conversations: 1, everybody);
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, server.Postgres);
        await WorldWriter.WriteAsync(world, server.Database);

        await using var run = new FanOutRun(server.Program, server.Postgres, world, Hub);
        await run.ConnectAsync(options.Members);
        await run.MeasureAsync(PerSecond, options.Duration);
        for (var round = 0; round < options.Rounds; round++) await RunAsync(run, withFirst: round % 2 == 0);
        _report.End();
    }

    // In turns: whatever grows or wears off in the course of the run must not look like their doing.
    private async Task RunAsync(FanOutRun run, bool withFirst)
    {
        if (withFirst) await StallAsync(run);
        _report.AddWithout(await run.MeasureAsync(PerSecond, options.Duration), run.Samples);
        if (!withFirst) await StallAsync(run);
    }

    private async Task StallAsync(FanOutRun run)
    {
        await run.AdmitGuestsAsync();
        await using var watch = new StallWatch(run.Program);
        var measured = await run.MeasureAsync(PerSecond, options.Duration, () => Stop(run, watch));
        _report.AddWith(measured, run.Samples, await watch.EndAsync());
        run.DropGuests();
    }

    private static void Stop(FanOutRun run, StallWatch watch)
    {
        run.StallGuests();
        watch.Begin();
    }
}
