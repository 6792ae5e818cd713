using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Sockets;
using ChatServer.Load.Worlds;
using Npgsql;

namespace ChatServer.Load.Storm;

/// <summary>W5, a storm: everybody is dropped at once and comes back; how long until all are connected and have what they missed.</summary>
internal sealed class StormLoad(StormOptions options)
{
    public const string Verb = "storm";

    private const int ConversationsOfEach = 20;
    private const int SmallestGroup = 20;
    private const int LargestGroup = 50;

    private static readonly TimeSpan BetweenStorms = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceForAll = TimeSpan.FromSeconds(60);

    private readonly World _world = World.Mixed(options.Clients, ConversationsOfEach, SmallestGroup, LargestGroup);
    private readonly List<double> _seconds = [];

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, server.Postgres);
        Console.WriteLine($"{options.Clients} clients, each in {ConversationsOfEach} groups; {options.PerSecond} messages per second meanwhile");
        await WorldWriter.WriteAsync(_world, server.Database);

        var followers = _world.People.Select(p => new Follower(p)).ToList();
        await using var crowd = new SocketCrowd(server.Program.Address);
        await Parallel.ForEachAsync(followers, async (follower, _) => await follower.ComeBackAsync(crowd));

        using var http = server.Program.Connect();
        var talk = new Talk(http, _world, options.PerSecond);
        var talking = talk.RunAsync();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await Task.Delay(BetweenStorms);
            await PassAsync(server, crowd, followers);
        }

        talk.End();
        await talking;
        await RequireEverythingAsync(server, followers);
        Console.WriteLine($"All gap-free: median {Summary.Median(_seconds):0.0} s ({_seconds.Min():0.0} to {_seconds.Max():0.0})");
    }

    private async Task PassAsync(MeasuredServer server, SocketCrowd crowd, List<Follower> followers)
    {
        var clock = new CpuClock(server.Program.Id, server.Postgres.Id);
        var (turnedAway, before, started) = (followers.Sum(f => f.TurnedAway), clock.Read(), Stopwatch.GetTimestamp());
        crowd.Drop();
        var seconds = await Task.WhenAll(followers.Select(f => Task.Run(async () =>
        {
            await f.ComeBackAsync(crowd);
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        })));

        var cpu = clock.Read() - before;
        _seconds.Add(seconds.Max());
        Console.WriteLine(
            $"gap-free: half after {Summary.Median(seconds):0.0} s, all after {seconds.Max():0.0} s; CPU s: server {cpu.Server:0.0}, PostgreSQL "
            + $"{cpu.Postgres:0.0}, load {cpu.Load:0.0}, others {cpu.OthersShare:0} % of the machine; {followers.Sum(f => f.TurnedAway) - turnedAway} told to wait");
    }

    // Now that nobody writes any more, everybody must have everything.
    private async Task RequireEverythingAsync(MeasuredServer server, List<Follower> followers)
    {
        var heads = await ReadHeadsAsync(server);
        var started = Stopwatch.GetTimestamp();
        while (followers.Exists(f => f.Positions.Any(p => p.Value != heads[p.Key])))
        {
            if (Stopwatch.GetElapsedTime(started) > PatienceForAll) throw new LoadFailedException("Somebody lacks something.");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private static async Task<Dictionary<Guid, long>> ReadHeadsAsync(MeasuredServer server)
    {
        await using var source = NpgsqlDataSource.Create(server.Database);
        await using var command = source.CreateCommand("select id, head_seq from conversations");
        await using var reader = await command.ExecuteReaderAsync();
        var heads = new Dictionary<Guid, long>();
        while (await reader.ReadAsync()) heads[reader.GetGuid(0)] = reader.GetInt64(1);
        return heads;
    }
}
