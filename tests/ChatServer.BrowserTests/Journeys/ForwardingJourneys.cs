using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class ForwardingJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_message_is_forwarded_to_two_conversations_and_tells_whose_words_it_repeats()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"), await app.SignUp("Cleo Lindqvist"));
        var withBen = await app.ConversationBetween(ada, ben);
        var withCleo = await app.ConversationBetween(ada, cleo);
        await app.ConversationBetween(ada, ben, cleo);
        await ben.Send(withBen, "The ferry leaves at nine");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{withBen}");
        await using var theirs = await Visitor.Of(cleo, app, chromium, $"/c/{withCleo}", Screen.Phone);

        await hers.Message("The ferry leaves at nine").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Forward");
        var targets = hers.Page.Locator(".forward-list .row");
        await targets.Filter(new() { HasText = "Cleo Lindqvist" }).ClickAsync();
        await targets.Filter(new() { HasText = "Group" }).ClickAsync();
        await hers.Field("Add a message").FillAsync("As promised");
        await hers.Press("Forward to 2");

        await hers.Sees("Forwarded to 2 chats");
        await theirs.Sees(theirs.Message("The ferry leaves at nine").GetByText("Forwarded from Ben Okafor"));
        await theirs.Sees(theirs.Message("As promised"));
    }

    [Fact]
    public async Task The_link_to_a_message_leads_to_it()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        await ben.Send(conversation, "The code is 4711");
        for (var i = 0; i < 30; i++) await ben.Send(conversation, $"And then {i}");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}?at=1");
        await hers.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await hers.Message("The code is 4711").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Copy link");
        await hers.Sees("Copied");
        var link = await hers.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        await using var his = await Visitor.Of(ben, app, chromium, new Uri(link).PathAndQuery);
        await Assertions.Expect(his.Message("The code is 4711")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Without_HTTPS_everything_is_sent_and_what_cannot_be_copied_is_said()
    {
        var ada = await app.SignUp("Ada Brandt");
        var conversation = await app.ConversationBetween(ada, await app.SignUp("Ben Okafor"));
        await ada.Send(conversation, "The ferry leaves at nine");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Page.EvaluateAsync("() => { delete Crypto.prototype.randomUUID; Object.defineProperty(navigator, 'clipboard', { value: undefined }); }");

        await hers.Message("The ferry leaves at nine").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Copy text");
        await hers.Sees("The browser does not let this page copy.");
        await hers.Message("The ferry leaves at nine").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Forward");
        await hers.Page.Locator(".forward-list .row").ClickAsync();
        await hers.Press("Forward");
        await hers.Sees(hers.Page.GetByText("Forwarded from Ada Brandt"));

        await hers.Field("Message").FillAsync("Good morning");
        await hers.Press("Send later");
        await hers.Page.Locator(".when-choice").First.ClickAsync();
        await hers.Press("Send at this time");
        await hers.Sees("It is sent at its time.");
    }
}
