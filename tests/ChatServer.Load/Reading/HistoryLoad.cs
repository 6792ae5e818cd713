using ChatServer.Load.Baseline;
using ChatServer.Load.Programs;
using ChatServer.Load.Rounds;

namespace ChatServer.Load.Reading;

/// <summary>W3, history: newest pages of the server and of the baseline, and the server's deep pages, in turns on the same rows.</summary>
internal sealed class HistoryLoad(RoundOptions options)
{
    public const string Verb = "history";

    private const string Newest = "server, newest page";
    private const string Deep = "server, deep page";
    private const string Baseline = "baseline, newest page";

    private readonly HistoryWorld _history = new();
    private readonly RoundReport _report = new(options, "pages", Describe());

    public async Task RunAsync()
    {
        await using var server = await MeasuredServer.StartAsync(options.Data, options.ServerSettings);
        var postgres = server.Postgres;
        await new HistoryWriter(_history).WriteAsync(server.Database);
        await using var baseline = await BaselineServer.StartAsync(server.Database);

        await _report.BeginAsync(postgres);
        var requests = new HistoryRequests(_history, options.Clients);
        var newest = new ClientRun(requests.NewestPages, server.Program, postgres);
        var deep = new ClientRun(requests.DeepPages, server.Program, postgres);
        var baselineRun = new ClientRun(requests.NewestPages, baseline, postgres);
        if (options.Pools.Count > 0) await PrepareAsync(baselineRun, server.Program, baseline, requests);
        await newest.MeasureAsync(options.WarmUp);
        await deep.MeasureAsync(options.WarmUp);
        await CompareAsync(newest, deep, baselineRun);
    }

    private async Task PrepareAsync(ClientRun run, RunningProgram server, RunningProgram baseline, HistoryRequests requests)
    {
        Console.WriteLine(
            "The baseline reads and writes the same page with one prepared statement. It looks up no session and no membership, checks "
            + "no query, limits nothing and measures nothing.");
        await new BestPool(options, _report, baseline).FindAsync(run);
        await SamePages.RequireAsync(server, baseline, requests);
    }

    private async Task CompareAsync(ClientRun newest, ClientRun deep, ClientRun baseline)
    {
        for (var round = 1; round <= options.Rounds; round++)
        {
            _report.Add(Newest, await newest.MeasureAsync(options.Duration));
            _report.Add(Deep, await deep.MeasureAsync(options.Duration));
            if (options.Pools.Count > 0) _report.Add(Baseline, await baseline.MeasureAsync(options.Duration));
        }

        _report.End();
        if (options.Pools.Count > 0) _report.Compare(Newest, Baseline);
        _report.Compare(Deep, Newest);
    }

    private static string Describe() =>
        $"pages of 50 messages of 100 bytes; {HistoryWorld.LongCount} conversations of {HistoryWorld.LongLength} messages and "
        + $"{HistoryWorld.ShortCount} of {HistoryWorld.ShortLength}, each of {HistoryWorld.MembersOfEach} members; newest pages of all, "
        + $"deep ones {HistoryRequests.Depth} before the head of the long";
}
