using ChatServer.ProgramTests.Histories;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>People write, read and listen while everything fails that can fail; then the checker decides whether each promise was kept.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_fails_every_promise_is_kept()
    {
        var plan = new CrashPlan();
        await using var run = await CrashRun.StartAsync(plan);
        try
        {
            var history = await FailAsync(run, plan);
            output.WriteLine($"{plan.Cycles} failures: {run.Describe()}");
            Assert.Empty(HistoryChecker.Check(history));
            Assert.DoesNotContain(" failed (trace ", run.Server.Output, StringComparison.Ordinal); // What nobody foresaw: a 500.
        }
        catch
        {
            output.WriteLine($"CHATSERVER_CRASH_SEED={plan.Seed}\n{run.Server.Output}");
            throw;
        }
    }

    private static async Task<History> FailAsync(CrashRun run, CrashPlan plan)
    {
        var failures = Failures.Of(plan);
        Assert.NotEmpty(failures);
        for (var cycle = 0; cycle < plan.Cycles; cycle++)
        {
            await run.SendsAreAcknowledgedAsync(plan.Random.Next(10, 100));
            var failing = failures[cycle % failures.Count](run.Server, plan);
            if (cycle == plan.Cycles / 2) await run.RemoveEveAsync();
            await failing;
        }

        await run.SendsAreAcknowledgedAsync(10);
        return await run.EndAsync();
    }
}
