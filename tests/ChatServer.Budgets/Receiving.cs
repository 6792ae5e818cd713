using System.Text.Json;
using Microsoft.Playwright;

namespace ChatServer.Budgets;

/// <summary>Listening for a long time to a conversation in which much is said.</summary>
internal static class Receiving
{
    private const int Messages = 36_000;

    /// <summary>More than the page holds of one conversation, so that it is as large as it gets.</summary>
    private const int Before = 600;

    public static async Task<double> GrowthAsync(Place place)
    {
        var (reader, writer, conversation) = await place.TalkAsync(Before);
        var page = await place.SignInAsync(reader);
        await page.GotoAsync($"/c/{conversation}");
        await page.Locator(".message").Last.WaitForAsync();
        await SayAndSee(page, writer, conversation, Before);
        var before = await HeapAsync(page);

        await SayAndSee(page, writer, conversation, Messages);

        var after = await HeapAsync(page);
        await page.Context.CloseAsync();
        return (after - before) / 1e6;
    }

    private static async Task SayAndSee(IPage page, Harness.TestUser writer, Guid conversation, int messages)
    {
        await Place.SayAsync(writer, conversation, messages, atOnce: 4); // No faster than a page follows.
        var last = $"That was {Guid.NewGuid()}";
        await writer.Send(conversation, last);
        await page.Locator(".message").Filter(new() { HasText = last }).WaitForAsync(new() { Timeout = 120_000 });
    }

    private static async Task<double> HeapAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        for (var i = 0; i < 3; i++) await tools.SendAsync("HeapProfiler.collectGarbage");
        JsonElement usage = (await tools.SendAsync("Runtime.getHeapUsage"))!.Value;
        await tools.DetachAsync();
        return usage.GetProperty("usedSize").GetDouble();
    }
}
