using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class ThreadJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Somebody_starts_a_thread_and_another_follows_it_and_answers()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}", Screen.Phone);

        await hers.Press("Threads");
        await hers.Press("New thread");
        await hers.Field("Title").FillAsync("Who brings the cake?");
        await hers.Press("Start thread");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Heading, new() { Name = "Who brings the cake?", Level = 1 }));
        await hers.Say("I could");

        await his.Press("Threads");
        await his.Page.Locator(".thread .row").Filter(new() { HasText = "Who brings the cake?" }).ClickAsync();
        await his.Sees(his.Message("I could"));
        await his.Say("Lemon, please");
        await hers.Sees(hers.Message("Lemon, please"));
    }

    [Fact]
    public async Task A_thread_is_closed_opened_again_and_left()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        var thread = (await ada.Post($"/conversations/{group}/threads", new { title = "Who brings the cake?" })).GetProperty("id").GetGuid();
        await ben.Put($"/threads/{thread}/members/me", new { });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{thread}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{thread}");

        await hers.Press("Close thread");
        await his.SeesNo(his.Field("Message"));
        await hers.Press("Open thread again");
        await his.Sees(his.Field("Message"));

        await his.Press("Do not follow Who brings the cake? any more");
        await his.Sees(his.Page.GetByRole(AriaRole.Heading, new() { Name = "A group", Level = 1 }));
        await his.SeesNo(his.Page.Locator(".row").Filter(new() { HasText = "Who brings the cake?" }));
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> TwoPeopleInAGroup()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben, await app.SignUp("Cleo Lindqvist")));
    }
}
