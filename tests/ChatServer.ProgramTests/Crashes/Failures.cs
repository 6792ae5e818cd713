namespace ChatServer.ProgramTests.Crashes;

/// <summary>Everything that can fail, by name. How long something stands still is the plan's to say.</summary>
internal static class Failures
{
    /// <summary>Takes root, to mount a small disk.</summary>
    public const string DiskIsFull = "the disk is full";

    /// <summary>Takes libfaketime.</summary>
    public const string ClockIsSet = "the server's clock is set";

    private static readonly Dictionary<string, Func<CrashServer, CrashPlan, Task>> All = new()
    {
        ["the server is killed"] = (server, _) => KillServerAsync(server),
        ["PostgreSQL is killed"] = (server, _) => Now(server.KillPostgres),
        ["a backend of PostgreSQL is killed"] = (server, plan) => server.KillBackendAsync(plan.Random),
        ["both are killed"] = async (server, _) =>
        {
            server.KillPostgres();
            await KillServerAsync(server);
        },
        ["the server stands still"] = (server, plan) => server.PauseAsync(plan.NextPause()),
        ["PostgreSQL stands still"] = (server, plan) => server.PausePostgresAsync(plan.NextPause()),
        ["connections are cut"] = (server, _) => Now(server.Network.Cut),
        ["the network stalls"] = (server, plan) => server.StallNetworkAsync(plan.NextPause()),
        [DiskIsFull] = (server, plan) => server.FillDiskAsync(3 * plan.NextPause()),
        [ClockIsSet] = (server, plan) => Now(() => server.SetClock(wrongBy: TimeSpan.FromMinutes(plan.Random.Next(-600, 600)))),
    };

    /// <summary>The one that the plan names, or all that any machine can bring about.</summary>
    public static IReadOnlyList<Func<CrashServer, CrashPlan, Task>> Of(CrashPlan plan) =>
        [.. All.Where(f => plan.Failure is null ? f.Key is not (DiskIsFull or ClockIsSet) : f.Key == plan.Failure).Select(f => f.Value)];

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
}
