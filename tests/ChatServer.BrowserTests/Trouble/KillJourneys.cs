using System.Text.RegularExpressions;
using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Trouble;

public sealed partial class KillJourneys(Chromium chromium)
{
    private const int Each = 10;

    /// <summary>The server is started again, and everything that waits is sent, on machines that may be busy.</summary>
    private static readonly LocatorAssertionsToHaveCountOptions Patiently = new() { Timeout = 60_000 };

    [Fact]
    public async Task The_server_is_killed_while_two_people_write_and_nothing_is_lost_or_doubled()
    {
        using var data = new TemporaryDirectory();
        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        await using var door = new TcpProxy();
        var server = await StartAsync(data.Path, database, door);
        using var http = new HttpClient { BaseAddress = door.Address };
        var way = new Way(http, door.Address);
        var (ada, ben) = (await SignUp(way, "Ada Brandt"), await SignUp(way, "Ben Okafor"));
        var conversation = (await ada.Post("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        await using var hers = await Visitor.Of(ada, door.Address, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, door.Address, chromium, $"/c/{conversation}");

        var writing = Task.WhenAll(Write(hers, "Ada"), Write(his, "Ben"));
        await his.Sees(his.Message("Ada 3."));
        await server.KillAsync();
        await server.DisposeAsync();
        await using var again = await StartAsync(data.Path, database, door);
        await writing;

        foreach (var page in new[] { hers.Page, his.Page })
        {
            await Assertions.Expect(page.Locator(".message")).ToHaveCountAsync(2 * Each, Patiently);
            await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Sending" })).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        }

        var (here, there) = (await Said(hers), await Said(his));
        Assert.Equal(here, there);
        Assert.Equal(Numbered("Ada"), here.Where(text => text.StartsWith("Ada", StringComparison.Ordinal)));
        Assert.Equal(Numbered("Ben"), here.Where(text => text.StartsWith("Ben", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Numbered(string who) => Enumerable.Range(1, Each).Select(number => $"{who} {number}.");

    /// <summary>Key by key, as people do.</summary>
    private static async Task Write(Visitor visitor, string who)
    {
        foreach (var text in Numbered(who))
        {
            await visitor.Field("Message").PressSequentiallyAsync(text);
            await visitor.Field("Message").PressAsync("Enter");
        }
    }

    /// <summary>What stands in the conversation, from above to below.</summary>
    private static async Task<List<string>> Said(Visitor visitor) =>
        [.. (await visitor.Page.Locator(".bubble-text").AllInnerTextsAsync()).Select(text => Numbers().Match(text).Value)];

    private static async Task<ServerProcess> StartAsync(string data, string database, TcpProxy door)
    {
        var server = ServerProcess.Start(
            data, null, $"ConnectionStrings:Chat={database}", "Database:AllowDataLoss=true", "RateLimits:Enabled=false",
            $"BrowserClient:Directory={BrowserApp.Client}");
        await server.ListensAsync();
        door.Target = server.Http.BaseAddress;
        return server;
    }

    private static async Task<TestUser> SignUp(Way way, string name)
    {
        var person = new TestUser(way) { Username = $"p{Guid.NewGuid():N}"[..20], DisplayName = name };
        await person.SignUp();
        return person;
    }

    private sealed record Way(HttpClient Http, Uri Address) : IChatServer;

    [GeneratedRegex(@"(Ada|Ben) \d+\.")]
    private static partial Regex Numbers();
}
