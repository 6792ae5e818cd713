using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>Conversations that are longer than a screen.</summary>
public sealed class HistoryJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    private const int Messages = 300;

    [Fact]
    public async Task Somebody_scrolls_back_to_the_first_message_and_returns_to_the_last_by_a_button()
    {
        var (ada, conversation) = await SomebodyWithALongConversation();
        await ada.Put($"/conversations/{conversation}/receipts/me", new { readSeq = Messages });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Message($"Number {Messages}."));

        await hers.Page.Locator(".messages-scroll").HoverAsync();
        while (!await hers.Message("Number 1.").IsVisibleAsync()) await hers.Page.Mouse.WheelAsync(0, -2000);
        await hers.Sees(hers.Message("Number 1."));
        var shown = await hers.Page.Locator(".message").CountAsync();
        Assert.True(shown < 100, $"{shown} messages exist in the page.");

        await hers.Press("To the newest message");
        await hers.Sees(hers.Message($"Number {Messages}."));
    }

    [Fact]
    public async Task Whoever_was_away_begins_where_they_stopped_reading()
    {
        var (ada, conversation) = await SomebodyWithALongConversation();
        await ada.Put($"/conversations/{conversation}/receipts/me", new { readSeq = Messages - 40 });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Sees("New messages");
        await Assertions.Expect(hers.Page.GetByText("New messages")).ToBeInViewportAsync();
        await Assertions.Expect(hers.Message($"Number {Messages}.")).Not.ToBeInViewportAsync();
    }

    private async Task<(TestUser Ada, Guid Conversation)> SomebodyWithALongConversation()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        foreach (var number in Enumerable.Range(1, Messages)) await ben.Send(conversation, $"Number {number}.");
        return (ada, conversation);
    }
}
