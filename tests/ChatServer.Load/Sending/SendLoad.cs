using ChatServer.Load.Baseline;
using ChatServer.Load.Programs;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>W1, sends: the server and the baseline in turns, on one PostgreSQL with the server's own settings.</summary>
internal sealed class SendLoad(SendOptions options)
{
    public const string Verb = "sends";
    public const int Conversations = 200;
    public const int MembersOfEach = 10;

    private const string BaselineDatabase = "baseline";
    private const int TrialsOfEachPool = 2;

    private static readonly TimeSpan Trial = TimeSpan.FromSeconds(5);

    private readonly World _world = World.Even(Math.Max(options.Clients, MembersOfEach), Conversations, MembersOfEach);
    private readonly SendReport _report = new(options);

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await WorldWriter.WriteAsync(_world, server.Database);
        await server.AskAsync($"create database {BaselineDatabase}");
        await server.Postgres.AskAsync(BaselineDatabase, BaselineStore.Schema);
        await using var baseline = await RunningProgram.StartAsync(
            "ChatServer.Load.dll", BaselineServer.Verb, server.Postgres.ConnectionString(BaselineDatabase));

        await _report.BeginAsync(server.Postgres);
        var serverRun = new SendRun(_world, options.Clients, server.Program, server.Postgres);
        var baselineRun = new SendRun(_world, options.Clients, baseline, server.Postgres);
        if (options.Pools.Count > 0) await FindBestPoolAsync(baseline, baselineRun);
        await serverRun.MeasureAsync(options.WarmUp);
        await CompareAsync(serverRun, baselineRun);
        await RequireAllStoredAsync(server, serverRun.Acknowledged);
    }

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
            _report.Add(SendReport.Server, await server.MeasureAsync(options.Duration));
            if (options.Pools.Count > 0) _report.Add(SendReport.Baseline, await baseline.MeasureAsync(options.Duration));
        }

        _report.End();
    }

    private static async Task RequireAllStoredAsync(MeasuredServer server, long acknowledged)
    {
        var stored = (long)(await server.AskAsync("select count(*) from messages"))!;
        if (stored != acknowledged) throw new LoadFailedException($"{acknowledged} sends were acknowledged and {stored} messages are stored.");
        Console.WriteLine($"All {acknowledged} acknowledged sends are stored, each once.");
    }
}
