using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>What a send costs where few and where very many would hear it, with nobody connected: one server for each, in turns.</summary>
internal sealed class MemberLoad(RoundOptions options)
{
    public const string Verb = "members";

    private const int Conversations = 50;
    private const int Few = 10;
    private const int Many = 10_000;

    private readonly RoundReport _report = new(options, "sends", $"texts of 100 bytes; {Conversations} conversations, ten people send to each");

    public async Task RunAsync()
    {
        var (worldOfFew, worldOfMany) = (MakeWorld(Few), MakeWorld(Many));
        await using var few = await StartAsync(worldOfFew, "few");
        await using var many = await StartAsync(worldOfMany, "many");
        await _report.BeginAsync(few.Postgres);
        var (fewRun, manyRun) = (Run(few, worldOfFew), Run(many, worldOfMany));
        await fewRun.MeasureAsync(options.WarmUp);
        await manyRun.MeasureAsync(options.WarmUp);

        for (var round = 1; round <= options.Rounds; round++)
        {
            _report.Add(Name(Few), await fewRun.MeasureAsync(options.Duration));
            _report.Add(Name(Many), await manyRun.MeasureAsync(options.Duration));
        }

        _report.End();
        _report.Compare(Name(Many), Name(Few));
    }

    private static string Name(int members) => $"{members} members";

    // The same people send to as many conversations; who makes them large is in all of them and says nothing.
    private World MakeWorld(int members)
    {
        var world = new World(options.Clients + members - Few);
        for (var conversation = 0; conversation < Conversations; conversation++)
        {
            var senders = Enumerable.Range(conversation * Few, Few).Select(i => world.People[i % options.Clients]);
            world.Gather(senders.Concat(world.People.Skip(options.Clients)));
        }

        return world;
    }

    private async Task<MeasuredServer> StartAsync(World world, string name)
    {
        var server = await MeasuredServer.StartAsync(Path.Combine(options.Data, name), options.ServerSettings);
        await WorldWriter.WriteAsync(world, server.Database);
        return server;
    }

    private ClientRun Run(MeasuredServer server, World world) => new(SendRequests.Of(world, options.Clients), server.Program, server.Postgres);
}
