namespace ChatServer.ProgramTests.Crashes;

/// <summary>Whatever moment the server is killed in: no message refers to content that is not there, and none stays that nothing refers to.</summary>
public sealed class MediaCrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task What_is_sent_while_the_server_is_killed_is_there_whole_and_nothing_else_stays()
    {
        var plan = new CrashPlan(cycles: 4);
        await using var run = await MediaCrashRun.StartAsync(plan.Random);
        try
        {
            for (var cycle = 0; cycle < plan.Cycles; cycle++)
            {
                await run.UploadsAreAcknowledgedAsync(plan.Random.Next(1, 20));
                await CrashServer.WaitAsync(TimeSpan.FromMilliseconds(plan.Random.Next(1, 300)));
                await run.KillAsync();
            }

            await run.UploadsAreAcknowledgedAsync(10);
            var wrong = await run.EndAsync();
            Assert.True(wrong.Count == 0, string.Join('\n', wrong));
            output.WriteLine($"killed {plan.Cycles} times: {run.Describe()}");
            Assert.DoesNotContain(" failed (trace ", run.Server.Output, StringComparison.Ordinal); // What nobody foresaw: a 500.
        }
        catch
        {
            output.WriteLine($"CHATSERVER_CRASH_SEED={plan.Seed}\n{run.Server.Output}");
            throw;
        }
    }
}
