using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.Budgets;

/// <summary>From the newest message to the first, as fast as a wheel turns.</summary>
internal static class Scrolling
{
    private const int Messages = 10_000;

    /// <summary>A whole screen at every turn.</summary>
    private const int Step = 800;

    private const string Watch =
        """
        window.tasks = [];
        new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
        """;

    private static (TestUser Reader, Guid Conversation, Place Place)? _talk;

    public static async Task<double> LongestTaskAsync(Place place)
    {
        if (_talk?.Place != place)
        {
            var (reader, _, conversation) = await place.TalkAsync(Messages);
            _talk = (reader, conversation, place);
        }

        var page = await place.SignInAsync(_talk.Value.Reader);
        await page.GotoAsync($"/c/{_talk.Value.Conversation}");
        await page.Locator(".message").Last.WaitForAsync();
        await Place.SlowDownAsync(page);
        await page.Locator(".messages-scroll").HoverAsync();
        await page.EvaluateAsync(Watch);
        var first = page.Locator(".message").Filter(new() { HasText = "Number 1. " });
        while (!await IsAtStartAsync(page, first)) await page.Mouse.WheelAsync(0, -Step);

        // Tasks of less than 50 ms are not told.
        var longest = await page.EvaluateAsync<double>("Math.max(0, ...window.tasks)");
        await page.Context.CloseAsync();
        return longest;
    }

    private static async Task<bool> IsAtStartAsync(IPage page, ILocator first) =>
        await page.EvaluateAsync<bool>("document.querySelector('.messages-scroll').scrollTop < 600") && await first.IsVisibleAsync();
}
