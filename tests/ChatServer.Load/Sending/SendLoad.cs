using ChatServer.Load.Baseline;
using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>W1, sends: the server and the baseline in turns, on one PostgreSQL with the server's own settings.</summary>
internal sealed class SendLoad(RoundOptions options)
{
    public const string Verb = "sends";

    private const string Server = "server";
    private const string Half = "server, at half of its rate";
    private const string Baseline = "baseline";
    private const string Nothing = "stores nothing";
    private const int Conversations = 200;
    private const int MembersOfEach = 10;

    private readonly World _world = MakeWorld(options);
    private readonly RoundReport _report = new(options, "sends", Description);

    public static string Description => $"texts of 100 bytes; {Conversations} conversations of {MembersOfEach}";

    public static World MakeWorld(RoundOptions options) => World.Even(Math.Max(options.Clients, MembersOfEach), Conversations, MembersOfEach);

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await WorldWriter.WriteAsync(_world, server.Database);
        await server.AskAsync($"create database {Baseline}");
        await server.Postgres.AskAsync(Baseline, BaselineSends.Schema);
        await using var baseline = await BaselineServer.StartAsync(server.Postgres.ConnectionString(Baseline));

        await _report.BeginAsync(server.Postgres);
        var sends = SendRequests.Of(_world, options.Clients);
        var serverRun = new ClientRun(sends, server.Program, server.Postgres);
        var baselineRun = new ClientRun(sends, baseline, server.Postgres);
        var nothingRun = new ClientRun(SendRequests.Of(_world, options.Clients, BaselineServer.StoresNothing), baseline, server.Postgres);
        if (options.Pools.Count > 0) await new BestPool(options, _report, baseline).FindAsync(baselineRun);
        await serverRun.MeasureAsync(options.WarmUp);
        await CompareAsync(serverRun, baselineRun, nothingRun);
        var halfRun = new ClientRun(sends with { Rate = _report.PerSecond(Server) / 2 }, server.Program, server.Postgres);
        for (var round = 1; round <= options.Rounds; round++) _report.Add(Half, await halfRun.MeasureAsync(options.Duration));

        _report.End();
        if (options.Pools.Count > 0) _report.Compare(Server, Baseline);
        await RequireAllStoredAsync(server, serverRun.Answered + halfRun.Answered);
    }

    private async Task CompareAsync(ClientRun server, ClientRun baseline, ClientRun nothing)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            _report.Add(Server, await server.MeasureAsync(options.Duration));
            if (options.Pools.Count == 0) continue;
            _report.Add(Baseline, await baseline.MeasureAsync(options.Duration));
            _report.Add(Nothing, await nothing.MeasureAsync(options.Duration));
        }
    }

    private static async Task RequireAllStoredAsync(MeasuredServer server, long acknowledged)
    {
        var stored = (long)(await server.AskAsync("select count(*) from messages"))!;
        if (stored != acknowledged) throw new LoadFailedException($"{acknowledged} sends were acknowledged and {stored} messages are stored.");
        Console.WriteLine($"All {acknowledged} acknowledged sends are stored, each once.");
    }
}
