using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChatServer.Harness;

/// <summary>Counts, or tells, the database commands of single requests, told apart from everything else by their trace id.</summary>
public static class QueryCount
{
    public static Task<int> Of(TestUser user, HttpRequestMessage request) => Of(async traceParent =>
    {
        request.Headers.Add("traceparent", traceParent);
        using var response = await user.TryRequest(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    });

    /// <summary>Counts what is asked until this is done, on behalf of the request that carries the given "traceparent".</summary>
    public static async Task<int> Of(Func<string, Task> run) => (await TextsOf(run)).Count;

    /// <summary>What is asked to answer this.</summary>
    public static Task<IReadOnlyCollection<string>> TextsOf(TestUser user, string path) => TextsOf(async traceParent =>
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}") { Headers = { { "traceparent", traceParent } } };
        using var response = await user.TryRequest(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    });

    private static async Task<IReadOnlyCollection<string>> TextsOf(Func<string, Task> run)
    {
        var trace = ActivityTraceId.CreateRandom();
        var texts = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql" || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace)
                    texts.Enqueue($"{activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")}");
            },
        };
        ActivitySource.AddActivityListener(listener);

        await run($"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        return texts;
    }
}
