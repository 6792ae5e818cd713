using System.Diagnostics;

namespace ChatServer.Harness;

/// <summary>Counts the database commands of single requests, told apart from everything else by their trace id.</summary>
public static class QueryCount
{
    public static Task<int> Of(TestUser user, HttpRequestMessage request) => Of(async traceParent =>
    {
        request.Headers.Add("traceparent", traceParent);
        using var response = await user.TryRequest(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    });

    /// <summary>Counts what is asked until this is done, on behalf of the request that carries the given "traceparent".</summary>
    public static async Task<int> Of(Func<string, Task> run)
    {
        var trace = ActivityTraceId.CreateRandom();
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql" || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Npgsql" && activity.TraceId == trace) Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await run($"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        return count;
    }
}
