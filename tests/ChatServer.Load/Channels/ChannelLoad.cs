using System.Collections.Concurrent;
using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Sockets;

namespace ChatServer.Load.Channels;

/// <summary>
/// A channel of very many: what a post costs beside one to a group of ten, with nobody connected and with thousands, and how posts fare while thousands subscribe.
/// </summary>
internal sealed class ChannelLoad(ChannelOptions options)
{
    public const string Verb = "channel";

    private const int PostsPerSecond = 10;

    private static readonly TimeSpan UntilCounted = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceForAll = TimeSpan.FromSeconds(60);

    private readonly ChannelWorld _world = new(options.Subscribers, options.Joins);

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, server.Postgres);
        await _world.WriteAsync(server.Database);
        using var http = server.Program.Connect();
        var calls = new ChannelCalls(http);

        Console.WriteLine($"\nA channel of {options.Subscribers} and a group of 10; {options.Posts} posts, one after the other\n");
        await CompareAsync(server, calls, "nobody connected", crowd: null);
        await using var crowd = new SocketCrowd(server.Program.Address);
        await crowd.ConnectAsync(_world.World.People.Take(options.Sockets).Select(p => p.Token));
        await CompareAsync(server, calls, $"{options.Sockets} connected", crowd);
        await JoinAsync(server, calls);
        crowd.RequireAllConnected();
    }

    private async Task CompareAsync(MeasuredServer server, ChannelCalls calls, string who, SocketCrowd? crowd)
    {
        await PostAsync(server, calls, _world.Group, crowd, deliveries: 1);
        await PostAsync(server, calls, _world.Channel, crowd, options.Sockets);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Print($"group of 10, {who}", await PostAsync(server, calls, _world.Group, crowd, deliveries: 1));
            Print($"channel, {who}", await PostAsync(server, calls, _world.Channel, crowd, options.Sockets));
        }
    }

    private async Task<(Measurement Posts, DatabaseWork Work)> PostAsync(
        MeasuredServer server, ChannelCalls calls, Guid conversation, SocketCrowd? crowd, int deliveries)
    {
        var clock = new CpuClock(server.Program.Id, server.Postgres.Id);
        var work = await DatabaseWork.ReadAsync(server);
        var (cpu, heard, started) = (clock.Read(), crowd?.Records ?? 0, Stopwatch.GetTimestamp());
        var latencies = new List<double>();
        for (var i = 0; i < options.Posts; i++) latencies.Add(await calls.PostAsync(_world.Owner, conversation));
        if (crowd is not null) await AllHeardAsync(crowd, heard + ((long)options.Posts * deliveries));

        var duration = Stopwatch.GetElapsedTime(started);
        return (Measured(server, latencies, duration, clock.Read() - cpu), await DatabaseWork.ReadAsync(server) - work);
    }

    // While the posts go on, at a steady rate to both, everybody new subscribes at a steady rate.
    private async Task JoinAsync(MeasuredServer server, ChannelCalls calls)
    {
        Console.WriteLine($"\n{PostsPerSecond} posts a second to each, before and while {options.Joins} subscribe in {options.JoinTime.TotalSeconds:0} s\n");
        var quiet = await TalkAsync(server, calls, Task.Delay(options.JoinTime / 4));
        Print("channel, before", quiet.Channel);
        Print("group of 10, before", quiet.Group);

        var joined = new ConcurrentBag<double>();
        var loud = await TalkAsync(server, calls, SubscribeAllAsync(calls, joined));
        Print("channel, meanwhile", loud.Channel);
        Print("group of 10, meanwhile", loud.Group);
        Print("subscribing", Measured(server, joined, loud.Channel.Duration, loud.Channel.Cpu));

        await Task.Delay(UntilCounted);
        var counted = await server.AskAsync($"select member_count from conversations where id = '{_world.Channel}'");
        Console.WriteLine($"counted: {counted}, expected: {options.Subscribers + options.Joins}");
    }

    private async Task SubscribeAllAsync(ChannelCalls calls, ConcurrentBag<double> latencies)
    {
        var started = Stopwatch.GetTimestamp();
        var under = new List<Task>();
        foreach (var (i, person) in _world.Newcomers.Index())
        {
            var wait = (options.JoinTime * ((double)i / options.Joins)) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            under.Add(Task.Run(async () => latencies.Add(await calls.SubscribeAsync(person, _world.Channel))));
        }

        await Task.WhenAll(under);
    }

    private async Task<(Measurement Channel, Measurement Group)> TalkAsync(MeasuredServer server, ChannelCalls calls, Task until)
    {
        var clock = new CpuClock(server.Program.Id, server.Postgres.Id);
        var (cpu, started) = (clock.Read(), Stopwatch.GetTimestamp());
        var latencies = await Task.WhenAll(TalkAsync(calls, _world.Channel, until), TalkAsync(calls, _world.Group, until));
        await until;

        var (duration, spent) = (Stopwatch.GetElapsedTime(started), clock.Read() - cpu);
        return (Measured(server, latencies[0], duration, spent), Measured(server, latencies[1], duration, spent));
    }

    private async Task<List<double>> TalkAsync(ChannelCalls calls, Guid conversation, Task until)
    {
        var (latencies, started) = (new List<double>(), Stopwatch.GetTimestamp());
        while (!until.IsCompleted)
        {
            latencies.Add(await calls.PostAsync(_world.Owner, conversation));
            var wait = TimeSpan.FromSeconds((double)latencies.Count / PostsPerSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
        }

        return latencies;
    }

    // Receipts and other records may come, too: more is no failure, less is.
    private static async Task AllHeardAsync(SocketCrowd crowd, long records)
    {
        var started = Stopwatch.GetTimestamp();
        while (crowd.Records < records)
        {
            crowd.RequireAllConnected();
            if (Stopwatch.GetElapsedTime(started) > PatienceForAll) throw new LoadFailedException("Not everybody heard everything.");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    private static Measurement Measured(MeasuredServer server, IEnumerable<double> latencies, TimeSpan duration, CpuSeconds cpu) => new(latencies)
    {
        Duration = duration,
        Cpu = cpu,
        ServerMemory = ProcessTimes.MemoryOf(server.Program.Id),
        PostgresMemory = ProcessTimes.MemoryOfFamily(server.Postgres.Id),
    };

    private static void Print(string what, (Measurement Posts, DatabaseWork Work) of)
    {
        Print(what, of.Posts);
        var (posts, work) = of;
        Console.WriteLine(
            $"  each: {(double)work.Commits / posts.Count:0.0} transactions, {(double)work.Read / posts.Count:0.0} rows read, {(double)work.Written / posts.Count:0.0} written");
    }

    private static void Print(string what, Measurement measured) => Console.WriteLine(
        $"{what}: {measured.Count} in {measured.Duration.TotalSeconds:0.0} s, p50 {measured.Percentile(0.5):0.0}, p95 {measured.Percentile(0.95):0.0}, "
        + $"p99 {measured.Percentile(0.99):0.0} ms; CPU ms each: server {measured.ServerCpuPerThousand:0.00}, PostgreSQL {measured.PostgresCpuPerThousand:0.00}; "
        + $"memory {measured.ServerMemory:0} MiB; others {measured.OthersShare:0} %");
}
