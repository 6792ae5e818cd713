using System.Diagnostics;
using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;
using ChatServer.Load.Sending;

namespace ChatServer.Load.Searching;

/// <summary>How long searches take among many messages, and how far the index is behind those who send.</summary>
internal sealed class SearchLoad(SearchLoadOptions options)
{
    public const string Verb = "search";

    private const int Senders = 64;
    private const int LagWindows = 4;

    private readonly SearchWorld _world = new();
    private readonly RoundReport _report = new(
        options.Rounds,
        "searches",
        $"{options.SearchesPerSecond} per second by a clock; {options.Messages} messages of seed {options.Seed} in {SearchTexts.ScriptCount} scripts and "
        + $"{SearchWorld.Conversations} conversations, {SearchWorld.ConversationsOfReader} of them the reader's; pages of 50");

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Rounds.Data, options.Rounds.ServerSettings);
        var writer = new SearchWriter(_world, new SearchTexts(options.Seed), options.Messages);
        await writer.WriteAsync(server.Database);
        await _report.BeginAsync(server.Postgres);
        await IndexAsync(server);
        await SearchAsync(server, new SearchRequests(_world, writer.Kept, options.Rounds, options.SearchesPerSecond));
        await SendAsync(server);
    }

    // The server looks once a minute for what was not written by itself.
    private static async Task IndexAsync(MeasuredServer server)
    {
        var started = Stopwatch.GetTimestamp();
        await new IndexLag(server).EndsAsync();
        var (words, whole) = (await server.AskAsync("select pg_size_pretty(pg_relation_size('ix_indexed_messages_words'))"),
            await server.AskAsync("select pg_size_pretty(pg_total_relation_size('indexed_messages'))"));
        Console.WriteLine($"Indexed after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, up to 60 of them waiting; {whole}, of that {words} for the words");
        await server.AskAsync("vacuum analyze indexed_messages");
    }

    private async Task SearchAsync(MeasuredServer server, SearchRequests requests)
    {
        var runs = requests.Kinds.Select(k => (k.Name, Run: new ClientRun(k.Workload, server.Program, server.Postgres))).ToList();
        await runs[0].Run.MeasureAsync(options.Rounds.WarmUp);
        for (var round = 1; round <= options.Rounds.Rounds; round++)
            foreach (var (name, run) in runs) _report.Add(name, await run.MeasureAsync(options.Rounds.Duration));

        _report.End();
    }

    private async Task SendAsync(MeasuredServer server)
    {
        var sends = SendRequests.Of(_world.World, Senders) with { Rate = options.SendsPerSecond };
        var run = new ClientRun(sends, server.Program, server.Postgres);
        var lag = new IndexLag(server);
        using var over = new CancellationTokenSource();
        var watching = lag.WatchAsync(over.Token);
        var measured = await run.MeasureAsync(options.Rounds.Duration * LagWindows);
        await over.CancelAsync();
        await watching;

        Console.WriteLine($"\n{measured.PerSecond:0} sends per second, p99 {measured.Percentile(0.99):0.0} ms; the index was behind by: {lag.Describe()}");
        await lag.EndsAsync();
        Console.WriteLine($"{await server.AskAsync("select count(*) from indexed_messages")} messages are indexed, {await server.AskAsync("select count(*) from messages")} were sent.");
    }
}
