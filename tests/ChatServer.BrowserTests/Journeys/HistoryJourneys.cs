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

    [Fact]
    public async Task Whoever_is_at_the_end_stays_there_however_much_is_said_at_once()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        var first = await ben.Send(conversation, "Here it comes.");
        await ada.Put($"/conversations/{conversation}/receipts/me", new { readSeq = first.GetProperty("seq").GetInt64() });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Message("Here it comes."));

        foreach (var burst in Enumerable.Range(1, 30))
            await Task.WhenAll(Enumerable.Range(1, 20).Select(number => ben.Send(conversation, $"Burst {burst}, message {number}, with so many words that it is higher than a line.")));
        await ben.Send(conversation, "That was all.");

        await Assertions.Expect(hers.Message("That was all.")).ToBeInViewportAsync();
        await hers.SeesNo(hers.Page.Locator(".messages-down"));
    }

    [Fact]
    public async Task A_link_to_a_message_of_long_ago_leads_there_also_when_it_is_the_first_that_is_opened()
    {
        var (ada, conversation) = await SomebodyWithALongConversation();
        await ada.Put($"/conversations/{conversation}/receipts/me", new { readSeq = Messages });
        var old = (await ada.Get($"/conversations/{conversation}/messages?before=50&limit=1")).GetProperty("items")[0];
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}?at={old.GetProperty("seq").GetInt64()}");

        await Assertions.Expect(hers.Message(old.GetProperty("content").GetString()!)).ToBeInViewportAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task What_is_quoted_from_long_ago_is_shown_where_it_was_said()
    {
        var (ada, conversation) = await SomebodyWithALongConversation();
        var old = (await ada.Get($"/conversations/{conversation}/messages?before=50&limit=1")).GetProperty("items")[0];
        var answer = new { clientId = Guid.NewGuid(), content = "That one.", replyToId = old.GetProperty("id").GetGuid() };
        await ada.Post($"/conversations/{conversation}/messages", answer);
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Message("That one.").Locator(".quote").ClickAsync();

        var there = hers.Message(old.GetProperty("content").GetString()!).Filter(new() { HasNotText = "That one." });
        await Assertions.Expect(there).ToBeInViewportAsync(new() { Timeout = 15_000 });
    }

    private async Task<(TestUser Ada, Guid Conversation)> SomebodyWithALongConversation()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        foreach (var number in Enumerable.Range(1, Messages)) await ben.Send(conversation, $"Number {number}.");
        return (ada, conversation);
    }
}
