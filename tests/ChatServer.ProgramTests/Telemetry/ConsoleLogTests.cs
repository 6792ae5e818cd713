using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Telemetry;

/// <summary>What the program writes to its console, as JSON for a log store, with everything that can be asked for.</summary>
public sealed class ConsoleLogTests
{
    [Fact]
    public async Task The_console_as_JSON_tells_of_everything_but_messages_tokens_passwords_and_queries()
    {
        using var data = new TemporaryDirectory();
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        var server = ServerProcess.Start(
            data.Path, null, $"ConnectionStrings:Chat={database}", "Database:AllowDataLoss=true", "Logging:LogLevel:Default=Trace", "Logging:LogLevel:Microsoft=Trace", "Logging:Console:LogLevel:Microsoft=Trace",
            "Logging:LogLevel:ChatServer.Accounts.SessionTokens=Trace", "Logging:LogLevel:ChatServer.Realtime.HubAuthentication=Trace",
            "Logging:Console:FormatterName=json", "Logging:Console:FormatterOptions:IncludeScopes=true");
        List<string> secrets;
        await using (server)
        {
            await server.ListensAsync();
            secrets = await Talk(new PatientServer(server.Http.BaseAddress!));
        }

        var lines = server.Output.Split('\n').Where(l => !l.StartsWith("Listening on ", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
        Assert.Contains(lines, line => line.Contains("was answered with 201", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal)));
        await PostgresCluster.Current.DropDatabaseAsync(database);
    }

    /// <summary>Says and asks what must not be written down, in good requests and bad ones.</summary>
    private static async Task<List<string>> Talk(PatientServer server)
    {
        using var hangUp = server;
        var (ada, ben) = (await SignUp(server), await SignUp(server));
        var (said, begun) = ($"said-{Guid.NewGuid():N}", $"begun-{Guid.NewGuid():N}");
        var (searched, guessed) = ($"searched-{Guid.NewGuid():N}", $"guessed-{Guid.NewGuid():N}");
        var talk = (await ada.Post("/conversations", new { kind = "group", title = said, memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        await using var device = await TestDevice.ConnectAsync(server, ben);

        var message = await ada.Send(talk, said);
        await device.Invoke("Send", talk, new { clientId = Guid.NewGuid(), content = said });
        await device.Invoke("Send", talk, new { clientId = Guid.NewGuid(), content = said, surprise = said }).ShouldRefuse(400, "invalid-request");
        await ada.Patch($"/messages/{message.GetProperty("id").GetString()}", new { content = $"{said} again" });
        await ben.Get($"/users?search={searched}");
        (await ben.TryPut($"/messages/{message.GetProperty("id").GetString()}/reactions/{searched}:{Guid.NewGuid()}", new { })).Dispose();
        (await ben.TryGet($"/users?search={searched}&surprise={searched}")).Dispose();
        var thread = (await ada.Post($"/conversations/{talk}/threads", new { title = begun })).GetProperty("id");
        await ada.Patch($"/conversations/{thread}", new { title = $"{begun} again", description = begun });
        await ada.Put($"/conversations/{talk}/draft", new { content = begun });
        (await ada.TryPut($"/conversations/{talk}/draft", new { content = begun, surprise = begun })).Dispose();
        foreach (var search in new[] { "messages", "files", "conversations" }) (await ben.TryGet($"/search/{search}?q={searched}")).Dispose();
        (await ben.TryPost("/sessions", new { login = ben.Username, password = guessed })).Dispose();
        (await ben.TryRequest(new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions") { Content = new StringContent($"{{\"password\":\"{guessed}", Encoding.UTF8, "application/json") })).Dispose();
        (await server.Http.GetAsync($"/hubs/chat?access_token={searched}")).Dispose();
        var ticket = (await ada.Post("/realtime/tickets")).GetProperty("ticket").GetString()!;
        (await server.Http.GetAsync($"/hubs/chat?access_token={ticket}")).Dispose();
        return [said, begun, searched, guessed, ticket, ada.Token, ben.Token, ada.Password, ben.Password];
    }

    private static async Task<TestUser> SignUp(PatientServer server)
    {
        var person = new TestUser(server) { Username = $"p{Guid.NewGuid():N}"[..20] };
        await person.SignUp();
        return person;
    }
}
