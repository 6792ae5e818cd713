using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Trouble;

public sealed class NetworkJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    private const int MB = 1_000_000;

    [Fact]
    public async Task A_large_file_goes_on_where_it_was_over_a_network_that_is_cut_twice()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        using var directory = new TemporaryDirectory();
        var content = RandomNumberGenerator.GetBytes(50 * MB);
        var file = directory.In("walk.bin");
        await File.WriteAllBytesAsync(file, content);
        await using var door = new TcpProxy { Target = app.Address };
        await using var hers = await Visitor.Of(ada, door.Address, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Field("Message"));
        ConcurrentQueue<long> begunAt = [];
        hers.Page.Request += (_, request) =>
        {
            if (request.Method == "PATCH" && request.Headers.TryGetValue("upload-offset", out var offset)) begunAt.Enqueue(long.Parse(offset, null));
        };
        var tools = await hers.Page.Context.NewCDPSessionAsync(hers.Page);
        await tools.SendAsync("Network.enable");
        await tools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = 4 * MB,
        });

        await hers.Page.Locator("input[type=file]").First.SetInputFilesAsync(file);
        await hers.Press("Send");
        foreach (var megabytes in new[] { 10, 25 })
        {
            await hers.Page.WaitForFunctionAsync("(bytes) => document.querySelector('progress').value > bytes", megabytes * MB, new() { Timeout = 60_000 });
            door.Cut();
        }

        await Assertions.Expect(hers.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await hers.Sees(hers.Page.Locator(".file[href]").Filter(new() { HasText = "walk.bin" }));
        Assert.True(begunAt.Count(offset => offset > 0) >= 2, $"Pieces began at {string.Join(", ", begunAt)}.");
        Assert.True(await HeapOf(tools) < 30 * MB, "The file is in the page's memory.");
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await Downloaded(ben, conversation)));
    }

    [Fact]
    public async Task Two_tabs_have_one_connection_and_the_other_goes_on_when_its_tab_is_closed()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var first = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await first.Sees(first.Page.Locator(".conversation-header"));
        await using var second = await first.OpenTab($"/c/{conversation}");
        var sockets = 0;
        second.Page.WebSocket += (_, _) => Interlocked.Increment(ref sockets);
        await second.Sees(second.Field("Message"));

        await ben.Send(conversation, "To both tabs");
        await first.Sees(first.Message("To both tabs"));
        await second.Sees(second.Message("To both tabs"));
        await second.Say("From the second");
        await first.Sees(first.Message("From the second"));
        Assert.Equal(0, sockets);

        await first.Page.CloseAsync();
        await ben.Send(conversation, "To whoever is left");
        await second.Sees(second.Message("To whoever is left"));
        await second.Say("That is me");
        await second.Sees(second.Message("That is me").GetByRole(AriaRole.Img, new() { Name = "Sent" }));
        Assert.Equal(1, sockets);
    }

    private static async Task<double> HeapOf(ICDPSession tools)
    {
        await tools.SendAsync("HeapProfiler.collectGarbage");
        return (await tools.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    private async Task<byte[]> Downloaded(TestUser reader, Guid conversation)
    {
        var page = await reader.Get($"/conversations/{conversation}/messages");
        var media = page.GetProperty("items")[0].GetProperty("media")[0];
        return await app.Http.GetByteArrayAsync(new Uri(app.Address, media.GetProperty("url").GetString()));
    }
}
