using System.Globalization;
using ChatServer.Tests.Histories;

namespace ChatServer.Tests.Crashes;

/// <summary>People write, read and listen while everything fails that can fail; then the checker decides whether each promise was kept.</summary>
/// <remarks>
/// By environment variables: CHATSERVER_CRASH_CYCLES is how often, CHATSERVER_CRASH_FAILURE names the one that happens, and
/// CHATSERVER_CRASH_SEED makes a run choose its moments and texts as one before did.
/// </remarks>
public sealed class CrashTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Only when it is named: it takes root to mount a disk.
    private const string DiskIsFull = "the disk is full";

    private static readonly Dictionary<string, Func<CrashServer, Task>> Failures = new()
    {
        ["the server is killed"] = KillServerAsync,
        ["PostgreSQL is killed"] = server => Now(server.KillPostgres),
        ["both are killed"] = async server =>
        {
            server.KillPostgres();
            await KillServerAsync(server);
        },
        ["the server stands still"] = server => server.PauseAsync(Pause),
        ["PostgreSQL stands still"] = server => server.PausePostgresAsync(Pause),
        ["connections are cut"] = server => Now(server.Network.Cut),
        ["the network stalls"] = server => server.StallNetworkAsync(Pause),
        [DiskIsFull] = server => server.FillDiskAsync(3 * Pause),
    };

    [Fact]
    public async Task Whatever_fails_every_promise_is_kept()
    {
        var (cycles, seed) = (Number("CYCLES") ?? 10, Number("SEED") ?? Random.Shared.Next());
        var only = Setting("FAILURE");
        var failures = Failures.Where(f => only is null ? f.Key != DiskIsFull : f.Key == only).Select(f => f.Value).ToArray();
        Assert.NotEmpty(failures);
        var random = new Random(seed);
        await using var run = await CrashRun.StartAsync(random, onSmallDisk: only == DiskIsFull);
        try
        {
            var history = await FailAsync(run, failures, cycles, random);
            output.WriteLine($"{cycles} failures: {run.Describe()}");
            Assert.Empty(HistoryChecker.Check(history));
        }
        catch
        {
            output.WriteLine($"CHATSERVER_CRASH_SEED={seed}\n{run.Server.Output}");
            throw;
        }
    }

    private static async Task<History> FailAsync(CrashRun run, Func<CrashServer, Task>[] failures, int cycles, Random random)
    {
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            await run.SendsAreAcknowledgedAsync(random.Next(10, 100));
            var failing = failures[cycle % failures.Length](run.Server);
            if (cycle == cycles / 2) await run.RemoveEveAsync();
            await failing;
        }

        await run.SendsAreAcknowledgedAsync(10);
        return await run.EndAsync();
    }

    private static async Task KillServerAsync(CrashServer server)
    {
        await server.KillAsync();
        await server.StartAsync();
    }

    private static Task Now(Action fail)
    {
        fail();
        return Task.CompletedTask;
    }

    private static int? Number(string name) => Setting(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"CHATSERVER_CRASH_{name}");
}
