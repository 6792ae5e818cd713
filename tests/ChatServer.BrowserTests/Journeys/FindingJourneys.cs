using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>Finding one's way in a conversation that is long.</summary>
public sealed class FindingJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_are_found_in_a_conversation_from_place_to_place(bool isPhone)
    {
        var (ada, conversation) = await LongConversation();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}", isPhone ? Screen.Phone : Screen.Desktop);
        await hers.Sees(hers.Message("Line 149"));

        await hers.Press("Search in this chat");
        await hers.Field("Words in this chat").FillAsync("marmalade");
        await hers.Sees("1 of 3");
        await Assertions.Expect(hers.Message("Marmalade on line 120")).ToBeInViewportAsync();
        await hers.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(hers.Message("Marmalade on line 60")).ToBeInViewportAsync();
        await hers.Press("Older match");
        await hers.Sees("3 of 3");
        await Assertions.Expect(hers.Message("Marmalade on line 0")).ToBeInViewportAsync();
        await hers.Press("Newer match");
        await Assertions.Expect(hers.Message("Marmalade on line 60")).ToBeInViewportAsync();
        await hers.Field("Words in this chat").PressAsync("Escape");
        await hers.SeesNo(hers.Field("Words in this chat"));
    }

    [Fact]
    public async Task A_day_is_chosen_in_a_calendar_by_the_keyboard()
    {
        var (ada, conversation) = await LongConversation();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Message("Line 149"));

        await hers.Field("Message").PressAsync("Control+f");
        await hers.Press("Go to a day");
        await Assertions.Expect(hers.Page.Locator(".calendar-day[aria-current=date]")).ToBeFocusedAsync();
        await hers.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(hers.Message("Marmalade on line 0")).ToBeInViewportAsync();
    }

    private async Task<(TestUser Ada, Guid Conversation)> LongConversation()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < 150; i++) await ada.Send(conversation, i % 60 == 0 ? $"Marmalade on line {i}" : $"Line {i}");
        await app.AllIsHeard();
        return (ada, conversation);
    }
}
