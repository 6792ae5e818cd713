using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Installed;

/// <summary>The client as an app of its own on somebody's device.</summary>
public sealed class OfflineJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_browser_finds_nothing_that_keeps_it_from_being_installed()
    {
        await using var ada = await Visitor.At(app, chromium);
        await ada.WorkerIsReady();

        var devTools = await ada.Page.Context.NewCDPSessionAsync(ada.Page);
        var manifest = (await devTools.SendAsync("Page.getAppManifest"))!.Value;
        var faults = (await devTools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");

        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        // Tests are in a private window, where nothing can be installed for that reason alone.
        Assert.All(faults.EnumerateArray(), fault => Assert.Equal("in-incognito", fault.GetProperty("errorId").GetString()));
    }

    [Fact]
    public async Task Without_a_network_it_starts_and_shows_what_was_seen()
    {
        var (person, other) = (await app.SignUp(), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(person, other);
        await other.Send(conversation, "Keep this for the train.");
        await using var ada = await Visitor.Of(person, app, chromium, $"/c/{conversation}");
        await ada.Sees(ada.Message("Keep this for the train."));
        await ada.WorkerIsReady();
        await ada.ListIsKept();

        await ada.Page.Context.SetOfflineAsync(true);
        await ada.Page.GotoAsync("/");

        await ada.OpenConversation("Ben Okafor");
        await ada.Sees(ada.Message("Keep this for the train."));
        await ada.Sees("You are offline.");
    }

    [Fact]
    public async Task Nothing_that_the_API_answers_is_kept_by_the_worker()
    {
        var person = await app.SignUp();
        await using var ada = await Visitor.Of(person, app, chromium);
        await ada.Sees("Chats");
        await ada.WorkerIsReady();
        await ada.Page.ReloadAsync();
        await ada.Sees("Chats");

        var kept = await ada.Kept();

        Assert.Contains("/", kept);
        Assert.All(kept, path => Assert.False(path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/hubs", StringComparison.Ordinal), path));
    }

    [Fact]
    public async Task The_documents_of_the_server_are_there_beside_the_client()
    {
        await using var ada = await Visitor.At(app, chromium);
        await ada.WorkerIsReady();

        await ada.Page.GotoAsync("/docs");

        await ada.Sees(ada.Page.GetByRole(AriaRole.Link, new() { Name = "data dictionary" }).First);
    }
}
