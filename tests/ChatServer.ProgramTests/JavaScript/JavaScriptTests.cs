using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Users;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.ProgramTests.JavaScript;

/// <summary>The public contract as the official JavaScript client and curl see it. The scripts assert; see tests/js.</summary>
public sealed class JavaScriptTests(JavaScriptTests.LiveApp app) : IClassFixture<JavaScriptTests.LiveApp>
{
    [Fact]
    public async Task Two_official_clients_and_curl_hold_a_conversation() => await RunScript("conversation.mjs");

    [Fact]
    public async Task Two_official_clients_hear_at_once_of_what_concerns_them() => await RunScript("notifications.mjs");

    [Fact]
    public async Task A_client_that_missed_changes_of_every_kind_ends_as_a_fresh_one()
    {
        var moderator = await app.SignUp();
        await app.NameAsync(moderator, ServerRole.Moderator);
        var missed = JsonElement.Parse((await RunScript("absence.mjs", app.PageWithPicture(app.Picture()), moderator.Token)).TrimEnd().Split('\n')[^1]);

        var kinds = app.Services.GetRequiredService<ChangeKinds>();
        var occurred = Names(missed, "occurred");
        Assert.Equal(kinds.All.Select(k => k.Name).Order(StringComparer.Ordinal), occurred);
        Assert.Equal(kinds.Listed.Select(k => k.Name).Order(StringComparer.Ordinal), Names(missed, "listed"));
        Assert.True(missed.GetProperty("count").GetInt32() >= 500, $"{missed}");

        // Of a conversation that began Sync tells with its view, and of one that ended by "gone".
        Assert.Equal(occurred.Except(["conversation.created", "event.scheduled", "conversation.deleted"]), Names(missed, "replayed"));
    }

    private static List<string> Names(JsonElement json, string member) => [.. json.GetProperty(member).EnumerateArray().Select(n => n.GetString()!)];

    private Task<string> RunScript(string script, params string[] arguments) =>
        Shell.RunAsync(Repository.In("tests", "js"), 0, "node", [script, app.Address.GetLeftPart(UriPartial.Authority), .. arguments]);

    /// <summary>These clients have no hand on the server's clock, so it runs; who goes is gone soon.</summary>
    public sealed class LiveApp : PreviewApp
    {
        public LiveApp() => Settings = Options(("Realtime:PresenceLinger", "00:00:00.1"));

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton(TimeProvider.System);
    }
}
