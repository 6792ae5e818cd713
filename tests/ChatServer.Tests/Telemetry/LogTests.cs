using ChatServer.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatServer.Tests.Telemetry;

/// <summary>The server with everything logged that the configuration can ask for.</summary>
public sealed class TalkativeApp : ChatApp
{
    public TalkativeApp() => Settings = new Dictionary<string, string>
    {
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft"] = "Trace",
        ["Logging:LogLevel:Npgsql"] = "Trace",
        ["Logging:Console:LogLevel:Default"] = "None",
        ["Logging:Console:LogLevel:Microsoft"] = "None",
        ["Logging:Console:LogLevel:Npgsql"] = "None",
    };

    internal LogCapture Log { get; } = new();

    protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(Log);
}

public sealed class LogTests(TalkativeApp app) : IClassFixture<TalkativeApp>
{
    [Fact]
    public async Task No_log_line_holds_a_token_a_password_a_message_or_a_query()
    {
        var ada = await app.SignUp();
        var ben = await app.SignUp();
        var conversation = await app.ConversationBetween(ada, ben);
        var said = $"canary-{Guid.NewGuid():N}";
        var searched = $"canary-{Guid.NewGuid():N}";

        var message = await ada.Send(conversation, said);
        await ada.Patch($"/messages/{message.GetProperty("id").GetString()}", new { content = $"{said} again" });
        var poll = new { question = said, options = new[] { new { text = $"{said} tea" }, new { text = $"{said} coffee" } }, explanation = said };
        var asked = await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", poll });
        await ben.Put($"/messages/{asked.GetProperty("id").GetString()}/poll/vote", new { options = new[] { 1 } });
        var later = new { sendAt = app.Clock.GetUtcNow().AddHours(1), message = new { clientId = Guid.NewGuid(), content = said } };
        var scheduled = await ada.Post($"/conversations/{conversation}/scheduled", later);
        await ada.Patch($"/scheduled/{scheduled.GetProperty("id").GetString()}", new { content = $"{said} at last" });
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
        await ben.Get($"/conversations/{conversation}/messages");
        await ben.Post($"/messages/{message.GetProperty("id").GetString()}/reminders", new { remindAt = app.Clock.GetUtcNow().AddHours(1) });
        await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = $"@{ben.Username}, {said}", replyToId = message.GetProperty("id").GetString() });
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
        await app.AllIsHeard();
        await ben.Get("/notifications");
        await ben.Get("/reminders");
        (await ben.TryGet($"/users?search={searched}")).Dispose();
        (await ben.TryGet($"/nothing-here/{searched}")).Dispose();
        (await ben.TryPut($"/messages/{message.GetProperty("id").GetString()}/reactions/{searched}:{Guid.NewGuid()}", new { })).Dispose();
        (await app.Stranger().TryPost("/sessions", new { login = ada.Username, password = ada.Password, surprise = said })).Dispose();
        (await app.Http.GetAsync($"/hubs/chat?access_token={searched}")).Dispose();

        Assert.NotEmpty(app.Log.Lines);
        foreach (var secret in new[] { said, ada.Token, ben.Token, ada.Password, ben.Password, searched })
            Assert.DoesNotContain(secret, string.Join('\n', app.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_leaves_one_line_with_its_route_and_not_its_address()
    {
        var id = Guid.NewGuid();
        (await (await app.SignUp()).TryGet($"/messages/{id}")).Dispose();

        var line = Assert.Single(app.Log.Lines, l => l.Contains("api/v1/messages/{messageId:guid} was answered with 404", StringComparison.Ordinal));
        Assert.DoesNotContain(id.ToString(), line, StringComparison.Ordinal);
    }
}
