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
    };

    public static TheoryData<string> AllFailures =>
        [.. Failures.Keys.Where(f => Environment.GetEnvironmentVariable("CHATSERVER_CRASH_FAILURE") is not { } only || f == only)];

    [Fact]
    public Task Whatever_fails_every_promise_is_kept() => Survives([.. Failures.Values], Setting("CYCLES", 10));

    /// <summary>Longer, by scripts/prove.sh.</summary>
    [Theory(Explicit = true)]
    [MemberData(nameof(AllFailures))]
    public Task However_often_it_fails_every_promise_is_kept(string failure) => Survives([Failures[failure]], Setting("CYCLES", 10));

    private async Task Survives(Func<CrashServer, Task>[] failures, int cycles)
    {
        var seed = Setting("SEED", Random.Shared.Next());
        output.WriteLine($"CHATSERVER_CRASH_SEED={seed}");
        var random = new Random(seed);
        await using var run = await CrashRun.StartAsync(random);
        try
        {
            var history = await FailAsync(run, failures, cycles, random);
            output.WriteLine($"{cycles} times: {run.Describe()}");
            Assert.Empty(HistoryChecker.Check(history));
        }
        catch
        {
            output.WriteLine(run.Server.Output);
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

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"CHATSERVER_CRASH_{name}") is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;
}
