using ChatServer.Load.Baseline;
using ChatServer.Load.Programs;
using ChatServer.Load.Sending;

namespace ChatServer.Load;

/// <summary>W1, sends: the server and the baseline in turns, on one PostgreSQL with the server's own settings.</summary>
internal sealed class SendLoad(LoadOptions options)
{
    private const string ServerDatabase = "chat";
    private const string BaselineDatabase = "baseline";
    private const int TrialsOfEachPool = 2;

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);

    private readonly World _world = new(options.Clients);
    private readonly Report _report = new(options);

    public async Task RunAsync()
    {
        if (Directory.Exists(options.Data)) throw new LoadFailedException($"{options.Data} exists already.");
        try
        {
            await MeasureAsync();
        }
        finally
        {
            if (Directory.Exists(options.Data)) Directory.Delete(options.Data, recursive: true);
        }
    }

    private async Task MeasureAsync()
    {
        await using var server = await RunningProgram.StartAsync("ChatServer.dll", ServerArguments());
        var postgres = new Postgres(options.Data);
        await WorldWriter.WriteAsync(_world, postgres.ConnectionString(ServerDatabase));
        await postgres.AskAsync(ServerDatabase, $"create database {BaselineDatabase}");
        await postgres.AskAsync(BaselineDatabase, BaselineStore.Schema);
        await using var baseline = await RunningProgram.StartAsync(
            "ChatServer.Load.dll", BaselineServer.Verb, postgres.ConnectionString(BaselineDatabase));

        await _report.BeginAsync(postgres);
        var serverRun = new SendRun(_world, options.Clients, server, postgres);
        var baselineRun = new SendRun(_world, options.Clients, baseline, postgres);
        if (options.Pools.Count > 0) await FindBestPoolAsync(baseline, baselineRun);
        await serverRun.MeasureAsync(options.WarmUp);
        await CompareAsync(serverRun, baselineRun);
        await RequireAllStoredAsync(postgres, serverRun.Acknowledged);
    }

    // All people here come from one address, so the limits per address and per person are off.
    private string[] ServerArguments() =>
        [$"--DataDirectory={options.Data}", "--urls=http://127.0.0.1:0", "--RateLimits:Enabled=false", .. options.ServerSettings];

    /// <summary>Other work on the machine only ever slows a trial down, so the fastest of several tells most.</summary>
    private async Task FindBestPoolAsync(RunningProgram baseline, SendRun run)
    {
        var fastest = options.Pools.ToDictionary(pool => pool, _ => 0.0);
        await ResizeAsync(baseline, options.Pools[0]);
        await run.MeasureAsync(options.WarmUp);
        foreach (var pool in Enumerable.Repeat(options.Pools, TrialsOfEachPool).SelectMany(pools => pools))
        {
            await ResizeAsync(baseline, pool);
            var trial = await run.MeasureAsync(Trial);
            fastest[pool] = Math.Max(fastest[pool], trial.PerSecond);
            _report.AddTrial(pool, trial);
        }

        await ResizeAsync(baseline, fastest.MaxBy(f => f.Value).Key);
    }

    private static async Task ResizeAsync(RunningProgram baseline, int pool)
    {
        using var http = new HttpClient { BaseAddress = baseline.Address };
        using var answer = await http.PutAsync($"/pool/{pool}", null);
        answer.EnsureSuccessStatusCode();
    }

    private async Task CompareAsync(SendRun server, SendRun baseline)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            _report.Add(Report.Server, await server.MeasureAsync(options.Duration));
            if (options.Pools.Count > 0) _report.Add(Report.Baseline, await baseline.MeasureAsync(options.Duration));
        }

        _report.End();
    }

    private static async Task RequireAllStoredAsync(Postgres postgres, long acknowledged)
    {
        var stored = (long)(await postgres.AskAsync(ServerDatabase, "select count(*) from messages"))!;
        if (stored != acknowledged) throw new LoadFailedException($"{acknowledged} sends were acknowledged and {stored} messages are stored.");
        Console.WriteLine($"All {acknowledged} acknowledged sends are stored, each once.");
    }
}
