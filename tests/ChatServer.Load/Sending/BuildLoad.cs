using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>What a change is worth: sends to this build of the server and to another in turns, each with a PostgreSQL of its own.</summary>
internal sealed class BuildLoad(RoundOptions options, string otherBuild)
{
    public const string Verb = "builds";

    private const string This = "this build";
    private const string Other = "the other";

    private readonly World _world = SendLoad.MakeWorld(options);
    private readonly RoundReport _report = new(options, "sends", SendLoad.Description);

    public async Task RunAsync()
    {
        await using var here = await StartAsync(AppContext.BaseDirectory, "this");
        await using var there = await StartAsync(otherBuild, "other");
        await _report.BeginAsync(here.Postgres);
        var (thisRun, otherRun) = (Run(here), Run(there));
        await thisRun.MeasureAsync(options.WarmUp);
        await otherRun.MeasureAsync(options.WarmUp);

        for (var round = 1; round <= options.Rounds; round++)
        {
            _report.Add(Other, await otherRun.MeasureAsync(options.Duration));
            _report.Add(This, await thisRun.MeasureAsync(options.Duration));
        }

        _report.End();
        _report.Compare(This, Other);
    }

    private async Task<MeasuredServer> StartAsync(string build, string name)
    {
        var server = await MeasuredServer.StartAsync(Path.GetFullPath(build), Path.Combine(options.Data, name), options.ServerSettings);
        await WorldWriter.WriteAsync(_world, server.Database);
        return server;
    }

    private ClientRun Run(MeasuredServer server) => new(SendRequests.Of(_world, options.Clients), server.Program, server.Postgres);
}
