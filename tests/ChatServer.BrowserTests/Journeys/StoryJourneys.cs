using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class StoryJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_story_for_some_people_is_seen_by_them_alone()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp($"Ben {Guid.NewGuid():N}"), await app.SignUp("Cleo Lindqvist"));
        await app.ConversationBetween(ada, ben);
        await app.ConversationBetween(ada, cleo);
        await using var hers = await Visitor.Of(ada, app, chromium);
        await hers.Press("New story");
        await hers.Field("What is on your mind?").FillAsync("A surprise for Cleo");
        await hers.Page.GetByRole(AriaRole.Radio, new() { Name = "Some people" }).CheckAsync();
        await hers.Page.Locator(".story-people").GetByLabel("Search by name").FillAsync(ben.DisplayName!);
        await hers.Page.Locator(".story-people .row").Filter(new() { HasText = ben.DisplayName! }).ClickAsync();
        await hers.Sees("1 person sees it.");
        await hers.Press("Share for a day");

        await using var his = await Visitor.Of(ben, app, chromium, screen: Screen.Phone);
        await his.Page.Locator(".ring-unseen").ClickAsync();
        await his.Sees("A surprise for Cleo");
        await using var third = await Visitor.Of(cleo, app, chromium);
        await third.Sees(third.Page.GetByRole(AriaRole.Button, new() { Name = "New story" }));
        await third.SeesNo(third.Page.Locator(".ring-unseen"));
    }

    [Fact]
    public async Task Stories_are_muted_and_one_is_reported()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        await app.ConversationBetween(ada, ben);
        await ben.PostStory("Watches, cheap", ada);
        await using var hers = await Visitor.Of(ada, app, chromium);
        await hers.Page.Locator(".ring-unseen").ClickAsync();
        await hers.Press("Report this story");
        await hers.Press("Report");
        await hers.Press("Mute stories of Ben Okafor");

        await hers.Sees(hers.Page.GetByRole(AriaRole.Button, new() { Name = "Unmute stories of Ben Okafor" }));
        await hers.Page.GotoAsync("/settings/safety");
        await hers.Sees("Story: Spam");
    }
}
