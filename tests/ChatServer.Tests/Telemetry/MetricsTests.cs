using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.Tests.Telemetry;

public sealed partial class MetricsTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Metrics_can_be_scraped_by_Prometheus()
    {
        var ada = await app.SignUp();
        var conversation = await app.ConversationBetween(ada, await app.SignUp());
        for (var i = 0; i < 3; i++) await ada.Send(conversation, $"{i}");
        (await app.Stranger().TryGet("/nothing-here")).Dispose();

        using var answer = await app.Http.GetAsync("/metrics");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Contains("# TYPE chat_messages_sent_total counter", lines);
        // At least: meters are found by name, so the other servers of this test process may count along.
        Assert.True(Value("chat_messages_sent_total") >= 3);
        Assert.True(Value("chat_writer_commit_duration_seconds_count") >= 3);
        Assert.Contains(lines, l => l.StartsWith("http_server_request_duration_seconds_count{", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("dotnet_gc_collections_total{", StringComparison.Ordinal));

        int Value(string name) =>
            lines.Where(l => l.StartsWith($"{name} ", StringComparison.Ordinal)).Sum(l => int.Parse(l[name.Length..], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Metrics_can_be_turned_off()
    {
        await using var quiet = await ChatApp.StartAsync(("Metrics:Enabled", "false"));

        await (await quiet.Http.GetAsync("/metrics")).ShouldRefuse(404, "not-found");
    }

    [Fact]
    public async Task A_server_with_a_database_is_live_and_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_server_whose_database_is_gone_is_live_but_not_ready()
    {
        await using var cut = await ChatApp.StartAsync();
        await PostgresCluster.Current.DropDatabaseAsync(cut.ConnectionString);

        Assert.Equal(HttpStatusCode.OK, (await cut.Http.GetAsync("/health/live")).StatusCode);
        using var ready = await cut.Http.GetAsync("/health/ready");
        await ready.ShouldRefuse(503, "database-unavailable");
        Assert.NotNull(ready.Headers.RetryAfter);
        await (await cut.Stranger().TryPost("/sessions", new { login = "ada", password = "not hers" })).ShouldRefuse(503, "database-unavailable");
    }

    [GeneratedRegex("""^(# (HELP|TYPE) .*|[a-z][a-zA-Z0-9_]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\.)*",?)+\})? (\+Inf|NaN|-?[0-9.E+-]+))$""")]
    private static partial Regex Line();
}
