using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Installed;

public sealed class VersionJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    private const string IsWaiting = "navigator.serviceWorker.ready.then((registration) => registration.waiting !== null)";

    [Fact]
    public async Task A_new_version_begins_when_somebody_says_so_and_they_go_on_where_they_were()
    {
        var (person, other) = (await app.SignUp(), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(person, other);
        using var next = new TemporaryDirectory();
        Release(next.Path);
        await using var node = await app.StartNodeAsync(("BrowserClient:Directory", next.Path));
        await using var door = new TcpProxy { Target = app.Address };
        await using var ada = await Visitor.Of(person, door.Address, chromium, $"/c/{conversation}");
        await ada.WorkerIsReady();
        await ada.Field("Message").FillAsync("I was just about to say");

        door.Target = node.Address;
        door.Cut();
        await ada.Page.EvaluateAsync("navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => {})");
        await ada.Sees("A new version is ready");
        Assert.True(await ada.Page.EvaluateAsync<bool>(IsWaiting));
        await ada.Press("Reload");

        await ada.SeesNo(ada.Page.GetByText("A new version is ready"));
        Assert.False(await ada.Page.EvaluateAsync<bool>(IsWaiting));
        await Assertions.Expect(ada.Field("Message")).ToHaveValueAsync("I was just about to say");
    }

    /// <summary>Another version of the client: to a browser, one whose worker is another.</summary>
    private static void Release(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(BrowserApp.Client, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is not (".br" or ".gz")))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(BrowserApp.Client, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var worker = Path.Combine(directory, "service-worker.js");
        File.WriteAllText(worker, File.ReadAllText(worker).Replace("\"version\":\"", "\"version\":\"next ", StringComparison.Ordinal));
    }
}
