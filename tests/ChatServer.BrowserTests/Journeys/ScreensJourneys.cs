using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class ScreensJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Words_lead_to_the_message_in_which_they_were_said()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "The marmalade is in the pantry");
        for (var i = 0; i < 30; i++) await ben.Send(conversation, $"And then {i}");
        await using var hers = await Visitor.Of(ada, app, chromium);

        await hers.Field("Search").FillAsync("marmalade");
        await hers.Sees(hers.Page.Locator(".hit mark").GetByText("marmalade"));
        await hers.Page.Locator(".hit").First.ClickAsync();

        await Assertions.Expect(hers.Message("The marmalade is in the pantry")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_search_is_narrowed_to_whom_one_means()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "Lemon cake on Friday");
        await ada.Send(conversation, "Lemon tea on Monday");
        await using var hers = await Visitor.Of(ada, app, chromium);

        await hers.Field("Search").FillAsync("lemon");
        await hers.Sees(hers.Page.Locator(".hit").Filter(new() { HasText = "cake" }));
        await hers.Press("Filters");
        await hers.Field("From").SelectOptionAsync("me");

        await hers.SeesNo(hers.Page.Locator(".hit").Filter(new() { HasText = "cake" }));
        await hers.Sees(hers.Page.Locator(".hit").Filter(new() { HasText = "tea" }));
    }

    [Fact]
    public async Task Who_is_mentioned_finds_it_among_what_happened_and_marks_it_as_read()
    {
        var (ada, ben, _) = await TwoPeople();
        var group = await app.ConversationBetween(ben, ada, await app.SignUp("Cleo Lindqvist"));
        await using var hers = await Visitor.Of(ada, app, chromium, "/notifications");

        await ben.Send(group, $"@{ada.Username} look at this");
        var entry = hers.Page.Locator(".entry").Filter(new() { HasText = "mentioned you" });
        await hers.Sees(entry);
        await hers.Press("Mark all as read");

        await hers.SeesNo(entry.Locator(".badge-dot"));
        await entry.ClickAsync();
        await hers.Sees(hers.Message("look at this"));
    }

    [Fact]
    public async Task A_conversation_is_muted_for_an_hour()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Press("Details");
        await hers.Press("Notifications");
        await hers.Press("1 hour");

        await hers.Sees("Muted until");
        await hers.Sees(hers.Page.Locator(".row").Filter(new() { HasText = ben.DisplayName! }).GetByLabel("Muted"));
    }

    [Fact]
    public async Task Two_people_become_contacts()
    {
        var (ada, ben, _) = await TwoPeople();
        await ben.Put($"/users/me/contact-requests/{ada.Id}", new { note = "It is Ben" });
        await using var hers = await Visitor.Of(ada, app, chromium, "/people");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Requests" }).ClickAsync();
        await hers.Sees("It is Ben");
        await hers.Press("Accept Ben Okafor");

        await hers.Sees("No requests.");
        await hers.Press("Contacts");
        await hers.Sees(hers.Page.Locator(".row").Filter(new() { HasText = "Ben Okafor" }));
    }

    [Fact]
    public async Task Somebody_is_blocked_and_let_in_again()
    {
        var (ada, ben, _) = await TwoPeople();
        await ben.Put($"/users/me/contact-requests/{ada.Id}", new { });
        await using var hers = await Visitor.Of(ada, app, chromium, "/people");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "Requests" }).ClickAsync();
        await hers.Page.Locator(".asked .row").ClickAsync();
        await hers.Press("Block");
        await hers.Press("Unblock");

        await hers.Sees(hers.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }));
    }

    [Fact]
    public async Task A_message_is_reported_to_the_moderators()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "Buy my watches");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Message("Buy my watches").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Report");
        await hers.Press("Report");

        await hers.Sees("The moderators look into it.");
    }

    [Fact]
    public async Task The_replies_to_a_message_are_read_and_given_in_a_panel()
    {
        var (ada, ben, conversation) = await TwoPeople();
        var question = await ben.Send(conversation, "Tea or coffee?");
        await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "Tea", replyToId = question.GetProperty("id").GetGuid() });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Page.GetByRole(AriaRole.Button, new() { Name = "1 reply" }).ClickAsync();
        var field = hers.Page.GetByRole(AriaRole.Textbox, new() { Name = "Reply" });
        await field.FillAsync("With milk");
        await field.PressAsync("Enter");

        await hers.Sees(hers.Page.Locator(".said").Filter(new() { HasText = "With milk" }));
    }

    [Fact]
    public async Task What_is_pinned_stands_above_and_leads_to_the_message()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "The code is 4711");
        for (var i = 0; i < 30; i++) await ben.Send(conversation, $"And then {i}");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}?at=1");

        await his.Message("The code is 4711").ClickAsync(new() { Button = MouseButton.Right });
        await his.Choose("Pin");
        await hers.Page.Locator(".pinned-go").ClickAsync();

        await Assertions.Expect(hers.Message("The code is 4711")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_message_is_sent_later_and_can_be_sent_now()
    {
        var (ada, _, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Field("Message").FillAsync("Good morning");
        await hers.Press("Send later");
        await hers.Page.Locator(".when-choice").Filter(new() { HasText = "Tomorrow morning" }).ClickAsync();
        await hers.Press("Send at this time");
        await hers.Follow("Saved");
        await hers.Press("Scheduled");

        await hers.Press("Send now");

        await hers.Sees("Nothing waits to be sent.");
        await hers.Page.GotoAsync($"/c/{conversation}");
        await hers.Sees(hers.Message("Good morning"));
    }

    [Fact]
    public async Task A_message_is_bookmarked_and_found_again()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "Keep this");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Message("Keep this").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Bookmark");
        await hers.Follow("Saved");

        await hers.Sees(hers.Page.Locator(".kept").Filter(new() { HasText = "Keep this" }));
    }

    [Fact]
    public async Task A_story_is_posted_seen_and_answered()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "Look at my story");
        await using var his = await Visitor.Of(ben, app, chromium);
        await using var hers = await Visitor.Of(ada, app, chromium, screen: Screen.Phone);

        await his.Press("New story");
        await his.Field("What is on your mind?").FillAsync("Sun over Lisbon");
        await his.Press("Share for a day");
        await hers.Page.Locator(".ring-unseen").ClickAsync();
        await hers.Sees("Sun over Lisbon");
        await hers.Field("Reply to the story").FillAsync("Lovely");
        await hers.Field("Reply to the story").PressAsync("Enter");

        await his.Sees(his.Page.Locator(".row").Filter(new() { HasText = "Lovely" }));
        await his.Press("Your story");
        await his.Sees("Seen by 1");
    }

    private async Task<(ChatServer.Harness.TestUser Ada, ChatServer.Harness.TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
