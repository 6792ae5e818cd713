using ChatServer.Load.Programs;

namespace ChatServer.Load.Rounds;

/// <summary>Gives the baseline as many connections as it is fastest with.</summary>
internal sealed class BestPool(RoundOptions options, RoundReport report, RunningProgram baseline)
{
    private const int TrialsOfEach = 2;

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);

    /// <summary>Other work on the machine only ever slows a trial down, so the fastest of several tells most.</summary>
    public async Task FindAsync(ClientRun run)
    {
        var fastest = options.Pools.ToDictionary(pool => pool, _ => 0.0);
        await ResizeAsync(options.Pools[0]);
        await run.MeasureAsync(options.WarmUp);
        foreach (var pool in Enumerable.Repeat(options.Pools, TrialsOfEach).SelectMany(pools => pools))
        {
            await ResizeAsync(pool);
            var trial = await run.MeasureAsync(Trial);
            fastest[pool] = Math.Max(fastest[pool], trial.PerSecond);
            report.AddTrial(pool, trial);
        }

        await ResizeAsync(fastest.MaxBy(f => f.Value).Key);
    }

    private async Task ResizeAsync(int pool)
    {
        using var http = baseline.Connect();
        using var answer = await http.PutAsync($"/pool/{pool}", null);
        answer.EnsureSuccessStatusCode();
    }
}
