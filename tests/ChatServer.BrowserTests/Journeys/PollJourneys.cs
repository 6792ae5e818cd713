using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class PollJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_poll_is_asked_answered_and_closed()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}", Screen.Phone);

        await Ask(hers, "Where do we eat?", "Fish place", "Noodles");
        await hers.Press("Send poll");
        await Answer(his, "Noodles").ClickAsync();

        await hers.Sees(Answer(hers, "Noodles").GetByText("100 %"));
        await hers.Press("Who voted");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Dialog).GetByText("Ben Okafor"));
        await hers.Press("Close");
        await hers.Press("Close poll");
        await his.Sees(his.Page.Locator(".poll").GetByText("closed"));
        await Assertions.Expect(Answer(his, "Fish place")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_quiz_tells_what_is_right_once_one_has_chosen()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}");

        await Ask(hers, "How deep is the harbour?", "8 metres", "14 metres");
        await hers.Page.GetByRole(AriaRole.Switch, new() { Name = "Quiz" }).ClickAsync();
        await hers.Field("Answer 2 is right").CheckAsync();
        await hers.Field("Why it is right").FillAsync("It was dredged");
        await hers.Press("Send poll");
        await his.SeesNo(his.Page.GetByText("It was dredged"));
        await Answer(his, "8 metres").ClickAsync();

        await his.Sees("It was dredged");
        await Assertions.Expect(Answer(his, "14 metres")).ToContainTextAsync("right");
        await Assertions.Expect(Answer(his, "8 metres")).ToContainTextAsync("wrong");
    }

    private static async Task Ask(Visitor visitor, string question, string first, string second)
    {
        await visitor.Press("Attach");
        await visitor.Choose("Poll");
        await visitor.Field("Question").FillAsync(question);
        await visitor.Field("Answer 1").FillAsync(first);
        await visitor.Field("Answer 2").FillAsync(second);
    }

    private static ILocator Answer(Visitor visitor, string text) => visitor.Page.Locator(".poll-option").Filter(new() { HasText = text });

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> TwoPeopleInAGroup()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben, await app.SignUp("Cleo Lindqvist")));
    }
}
