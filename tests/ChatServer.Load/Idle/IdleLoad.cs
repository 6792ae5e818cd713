using System.Diagnostics;
using ChatServer.Load.Measuring;
using ChatServer.Load.Programs;
using ChatServer.Load.Sockets;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Idle;

/// <summary>W4, idle sockets: what connecting them takes, and what each costs while nothing happens.</summary>
internal sealed class IdleLoad(IdleOptions options)
{
    public const string Verb = "idle";

    private const int ConversationsOfEach = 20;
    private const int SmallestGroup = 20;
    private const int LargestGroup = 50;

    public async Task RunAsync()
    {
        var world = World.Mixed(options.People, ConversationsOfEach, SmallestGroup, LargestGroup);
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        await Surroundings.PrintAsync(options.Data, options.ServerSettings, server.Postgres);
        Console.WriteLine(
            $"{options.Sockets} sockets of {options.People} people, each in {ConversationsOfEach} of {world.Members.Count} groups of "
            + $"{SmallestGroup} to {LargestGroup}");
        await WorldWriter.WriteAsync(world, server.Database);

        await using var crowd = new SocketCrowd(server.Program.Address);
        var before = await ServerMemory.ReadAsync(server.Program);
        await ConnectAsync(crowd, world, server);
        await StayAsync(crowd, server);
        var after = await ServerMemory.ReadAsync(server.Program);

        Console.WriteLine($"memory before: {before}");
        Console.WriteLine($"memory after {options.Duration.TotalSeconds} s: {after}");
        Console.WriteLine($"each socket: {(after.Resident - before.Resident) * 1024 / options.Sockets:0.0} kB, of which on the heap "
            + $"{(after.Heap - before.Heap) * 1024 / options.Sockets:0.0} kB");
    }

    private async Task ConnectAsync(SocketCrowd crowd, World world, MeasuredServer server)
    {
        var clock = new CpuClock(server.Program.Id, server.Postgres.Id);
        var (started, before) = (Stopwatch.GetTimestamp(), clock.Read());
        await crowd.ConnectAsync(Enumerable.Range(0, options.Sockets).Select(n => world.People[n % world.People.Count].Token));
        var (took, cpu) = (Stopwatch.GetElapsedTime(started), clock.Read() - before);
        Console.WriteLine(
            $"connected in {took.TotalSeconds:0.0} s ({options.Sockets / took.TotalSeconds:0}/s), CPU s: server {cpu.Server:0.0}, "
            + $"PostgreSQL {cpu.Postgres:0.0}, load {cpu.Load:0.0}, others {cpu.OthersShare:0} % of the machine; {crowd.Records} events heard");
    }

    private async Task StayAsync(SocketCrowd crowd, MeasuredServer server)
    {
        var clock = new CpuClock(server.Program.Id, server.Postgres.Id);
        var (started, before, heard) = (Stopwatch.GetTimestamp(), clock.Read(), crowd.Records);
        await Task.Delay(options.Duration);
        var (took, cpu) = (Stopwatch.GetElapsedTime(started).TotalSeconds, clock.Read() - before);
        crowd.RequireAllConnected();
        Console.WriteLine(
            $"idle for {took:0} s: CPU per second: server {cpu.Server / took * 100:0.0} %, PostgreSQL {cpu.Postgres / took * 100:0.0} % of a core, "
            + $"others {cpu.OthersShare:0} % of the machine; {crowd.Records - heard} events heard");
    }
}
