using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class ConversationJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Two_people_find_each_other_and_talk()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp($"Ben {Guid.NewGuid():N}"));
        await using var hers = await Visitor.Of(ada, app, chromium);
        await using var his = await Visitor.Of(ben, app, chromium, screen: Screen.Phone);

        await hers.Follow("New chat");
        await hers.Field("Search by name").FillAsync(ben.DisplayName!);
        await hers.OpenConversation(ben.DisplayName!);
        await hers.Say("Hello Ben");
        await hers.Sees(hers.Message("Hello Ben"));

        await his.OpenConversation("Ada Brandt");
        await his.Sees(his.Message("Hello Ben"));
        await his.Say("Hello Ada");
        await hers.Sees(hers.Message("Hello Ada"));
    }

    [Fact]
    public async Task A_message_shows_that_it_was_read_once_the_other_looks_at_it()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Say("Did you see this?");
        await hers.Sees(hers.Message("Did you see this?").GetByRole(AriaRole.Img, new() { Name = "Sent" }));

        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await his.Sees(his.Message("Did you see this?"));

        await hers.Sees(hers.Message("Did you see this?").GetByRole(AriaRole.Img, new() { Name = "Read" }));
    }

    [Fact]
    public async Task The_list_counts_what_waits_until_it_is_read()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "One");
        await ben.Send(conversation, "Two");
        await using var hers = await Visitor.Of(ada, app, chromium);
        var row = hers.Page.Locator(".row").Filter(new() { HasText = ben.DisplayName! });
        await hers.Sees(row.GetByText("2 unread"));

        await row.ClickAsync();

        await hers.Sees(hers.Message("Two"));
        await hers.SeesNo(row.GetByText("unread"));
    }

    [Fact]
    public async Task Somebody_answers_a_message_by_the_mouse_and_the_quote_leads_to_it()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "Tea or coffee?");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Message("Tea or coffee?").HoverAsync();
        await hers.Message("Tea or coffee?").GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await hers.Say("Tea, please.");

        await hers.Sees(hers.Message("Tea, please.").Locator(".quote").Filter(new() { HasText = "Tea or coffee?" }));
    }

    [Fact]
    public async Task Somebody_edits_what_they_said_last_by_the_arrow_key()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ada.Send(conversation, "Helo");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Message("Helo"));

        await hers.Field("Message").PressAsync("ArrowUp");
        await hers.Field("Message").FillAsync("Hello");
        await hers.Field("Message").PressAsync("Enter");

        await hers.Sees(hers.Message("Hello").GetByText("edited"));
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await his.Sees(his.Message("Hello").GetByText("edited"));
    }

    [Fact]
    public async Task Somebody_deletes_a_message_and_the_other_sees_only_that_there_was_one()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ada.Send(conversation, "Not for your eyes");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await his.Sees(his.Message("Not for your eyes"));

        await hers.Message("Not for your eyes").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Delete");

        await his.Sees(his.Message("This message was deleted"));
        await his.SeesNo(his.Message("Not for your eyes"));
    }

    [Fact]
    public async Task Somebody_reacts_and_the_other_sees_it()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "I passed!");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");

        await hers.Message("I passed!").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Page.GetByRole(AriaRole.Group, new() { Name = "React" }).GetByRole(AriaRole.Button, new() { Name = "👍" }).ClickAsync();

        await his.Sees(his.Message("I passed!").GetByRole(AriaRole.Button, new() { Name = "👍, 1" }));
    }

    [Fact]
    public async Task Who_writes_is_seen_writing()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Page.Locator(".conversation-header").GetByText("online"));

        await his.Field("Message").PressSequentiallyAsync("Well");

        await hers.Sees(hers.Page.Locator(".conversation-header").GetByText("typing"));
    }

    [Fact]
    public async Task Text_is_shown_as_it_is_meant_and_never_as_HTML()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "**Bold**, `code`, <img src=x onerror=alert(1)> and https://example.org/tea");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Sees(hers.Page.Locator(".bubble-text strong").GetByText("Bold", new() { Exact = true }));
        await hers.Sees(hers.Page.Locator(".bubble-text code").GetByText("code", new() { Exact = true }));
        await hers.Sees("<img src=x onerror=alert(1)>");
        await Assertions.Expect(hers.Page.GetByRole(AriaRole.Link, new() { Name = "https://example.org/tea", Exact = true })).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
    }

    [Fact]
    public async Task What_is_written_without_a_connection_is_sent_when_it_is_back()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await hers.Sees(hers.Page.Locator(".conversation-header").GetByText("online"));

        await hers.Page.Context.SetOfflineAsync(true);
        await hers.Say("From the tunnel");
        await hers.Sees(hers.Message("From the tunnel").GetByRole(AriaRole.Img, new() { Name = "Sending" }));
        await hers.Page.Context.SetOfflineAsync(false);

        await his.Sees(his.Message("From the tunnel"));
        Assert.Equal(1, await his.Message("From the tunnel").CountAsync());
    }

    [Fact]
    public async Task A_draft_waits_where_it_was_left()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await app.ConversationBetween(ada, await app.SignUp("Cleo Lindqvist"));
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await hers.Field("Message").FillAsync("I have been meaning to");
        await hers.OpenConversation("Cleo Lindqvist");
        await hers.Sees(hers.Page.Locator(".row").Filter(new() { HasText = ben.DisplayName! }).GetByText("Draft:"));

        await hers.OpenConversation(ben.DisplayName!);
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("I have been meaning to");
    }

    private async Task<(ChatServer.Harness.TestUser Ada, ChatServer.Harness.TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
