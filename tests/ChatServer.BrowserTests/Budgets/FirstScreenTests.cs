using ChatServer.BrowserTests.Harness;

namespace ChatServer.BrowserTests.Budgets;

/// <summary>What must be loaded before anything can be seen.</summary>
public sealed class FirstScreenTests(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    private const int MostBytes = 120 * 1000;

    [Fact]
    public async Task The_list_of_conversations_needs_less_than_120_kB_of_compressed_script()
    {
        var (person, other) = (await app.SignUp(), await app.SignUp("Ben Okafor"));
        await app.ConversationBetween(person, other);
        await using var ada = await Visitor.Of(person, app, chromium);
        await ada.Sees(ada.Page.Locator(".row").First);

        var scripts = await ada.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.endsWith('.js'))");

        Assert.NotEmpty(scripts);
        var sizes = scripts.Distinct().ToDictionary(path => path, path => Compressed(BrowserApp.Client + path).Length);
        Assert.True(sizes.Values.Sum() < MostBytes, string.Join('\n', sizes));
    }

    private static FileInfo Compressed(string path) => new(File.Exists($"{path}.gz") ? $"{path}.gz" : path);
}
