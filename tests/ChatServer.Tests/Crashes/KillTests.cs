using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatServer.Tests.Harness;

namespace ChatServer.Tests.Crashes;

/// <summary>Kills under sends: what was acknowledged is there once, in order; what was not is repeated and is there once too.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Senders = 16;
    private const int MessagesBeforeKill = 40;

    private static readonly int Cycles =
        int.Parse(Environment.GetEnvironmentVariable("CHATSERVER_CRASH_CYCLES") ?? "1", CultureInfo.InvariantCulture);

    private readonly ConcurrentDictionary<Guid, (Guid Id, long Seq)> _acknowledged = [];
    private readonly ConcurrentDictionary<Guid, string> _unknown = [];

    [Fact]
    public Task Killing_the_server_under_sends_loses_doubles_and_reorders_nothing() => Run(async (server, data) =>
    {
        await server.KillAsync();
        await server.DisposeAsync();
        var next = Start(data);
        await next.ListensAsync();
        return next;
    });

    [Fact]
    public Task Killing_PostgreSQL_under_sends_loses_doubles_and_reorders_nothing() => Run((server, data) =>
    {
        var pid = File.ReadLines(Path.Combine(data, "postgres", "postmaster.pid")).First();
        System.Diagnostics.Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)).Kill();
        return Task.FromResult(server);
    });

    private async Task Run(Func<ServerProcess, string, Task<ServerProcess>> kill)
    {
        using var directory = new TemporaryDirectory();
        var server = Start(directory.Path);
        await server.ListensAsync();
        var (token, conversation) = await Prepare(server.Http);

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var (before, http) = (_acknowledged.Count, server.Http);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var sending = Enumerable.Range(0, Senders).Select(_ => SendUntilItFails(
                http, token, conversation, () => CountDown(before, enough), stop.Token)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            server = await kill(server, directory.Path);
            await Task.WhenAll(sending);
            foreach (var clientId in _unknown.Keys) await Repeat(server.Http, token, conversation, clientId);
        }

        await Check(server.Http, token, conversation);
        await server.DisposeAsync();
    }

    private void CountDown(int before, TaskCompletionSource enough)
    {
        if (_acknowledged.Count - before >= MessagesBeforeKill) enough.TrySetResult();
    }

    private async Task Check(HttpClient http, string token, Guid conversation)
    {
        var stored = new Dictionary<Guid, (Guid Id, long Seq)>();
        var sequence = new List<long>();
        for (long after = 0; ;)
        {
            var page = await Json(await Send(http, token, HttpMethod.Get, $"/conversations/{conversation}/messages?limit=200&after={after}"));
            foreach (var m in page.GetProperty("items").EnumerateArray())
            {
                sequence.Add(after = m.GetProperty("seq").GetInt64());
                stored.Add(m.GetProperty("clientId").GetGuid(), (m.GetProperty("id").GetGuid(), after));
                Assert.Equal(m.GetProperty("clientId").GetString(), m.GetProperty("content").GetString());
            }

            if (!page.GetProperty("hasMore").GetBoolean()) break;
        }

        output.WriteLine($"{Cycles} kills, {_acknowledged.Count} acknowledged, {_unknown.Count} of them after an unknown outcome");
        Assert.Equal(Enumerable.Range(0, sequence.Count).Select(i => sequence[0] + i), sequence);
        Assert.Equal(_acknowledged.Count, stored.Count);
        Assert.All(_acknowledged, a => Assert.Equal(a.Value, stored[a.Key]));
        Assert.True(_acknowledged.Count >= Cycles * MessagesBeforeKill);
    }

    /// <summary>One sender: its acknowledged messages must stand in the order in which it sent them.</summary>
    private async Task SendUntilItFails(HttpClient http, string token, Guid conversation, Action sent, CancellationToken stop)
    {
        for (long last = 0; !stop.IsCancellationRequested;)
        {
            var clientId = Guid.NewGuid();
            if (await Try(http, token, conversation, clientId) is not { } seq)
            {
                _unknown[clientId] = "";
                return;
            }

            Assert.True(seq > last, "A later message of one sender stands before an earlier one.");
            last = seq;
            sent();
        }
    }

    private async Task Repeat(HttpClient http, string token, Guid conversation, Guid clientId)
    {
        if (_acknowledged.ContainsKey(clientId)) return;
        await Eventually.IsTrue(async () => await Try(http, token, conversation, clientId) is not null, "a repeated send is answered");
    }

    private async Task<long?> Try(HttpClient http, string token, Guid conversation, Guid clientId)
    {
        try
        {
            using var response = await Send(
                http, token, HttpMethod.Post, $"/conversations/{conversation}/messages", new { clientId, content = clientId.ToString() });
            if ((int)response.StatusCode == 503) return null;
            var message = await Json(response);
            var (id, seq) = (message.GetProperty("id").GetGuid(), message.GetProperty("seq").GetInt64());
            _acknowledged[clientId] = (id, seq);
            return seq;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static ServerProcess Start(string data) => ServerProcess.Start(
        data, null, "RateLimits:Enabled=false", "Passwords:Iterations=1000", "Passwords:AllowWeakHashing=true");

    private static async Task<(string Token, Guid Conversation)> Prepare(HttpClient http)
    {
        var ada = await Json(await Send(http, "", HttpMethod.Post, "/users", new { username = "ada", email = "ada@example.org", password = "tea-at-four-oclock" }));
        var ben = await Json(await Send(http, "", HttpMethod.Post, "/users", new { username = "ben", email = "ben@example.org", password = "tea-at-five-oclock" }));
        var token = ada.GetProperty("token").GetString()!;
        var conversation = await Json(await Send(http, token, HttpMethod.Post, "/conversations", new
        {
            kind = "direct",
            memberIds = new[] { ben.GetProperty("user").GetProperty("id").GetGuid() },
        }));
        return (token, conversation.GetProperty("id").GetGuid());
    }

    private static Task<HttpResponseMessage> Send(HttpClient http, string token, HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) };
        if (token != "") request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        return JsonElement.Parse(text);
    }
}
