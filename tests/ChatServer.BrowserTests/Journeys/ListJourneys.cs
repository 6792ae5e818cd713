using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>The list of conversations, and other lists that change while somebody looks at them.</summary>
public sealed class ListJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_conversation_is_marked_as_unread_and_archived_from_the_list()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        await ben.Send(conversation, "Think it over");
        await using var hers = await Visitor.Of(ada, app, chromium);
        var row = hers.Page.Locator(".row").Filter(new() { HasText = "Ben Okafor" });

        await Choose(hers, row, "Mark as read");
        await hers.SeesNo(row.GetByText("1 unread"));
        await Choose(hers, row, "Mark as unread");
        await hers.Sees(row.GetByLabel("Marked as unread"));
        await Choose(hers, row, "Pin on top");
        await Choose(hers, row, "Archive");
        await hers.SeesNo(row);

        await hers.Press("Archive");
        await Choose(hers, row, "Take out of the archive");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Heading, new() { Name = "Chats" }));

        await row.ClickAsync();
        await hers.Press("Details");
        await hers.Press("Block");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Dialog).GetByText("Blocked. They are not told."));
    }

    [Fact]
    public async Task Somebody_who_is_not_known_yet_is_not_taken_for_deleted_and_what_fails_is_said()
    {
        var ada = await app.SignUp("Ada Brandt");
        await app.ConversationBetween(ada, await app.SignUp("Ben Okafor"));
        await using var hers = await Visitor.At(app, chromium);
        await hers.Page.RouteAsync("**/api/v1/users?*", route => route.AbortAsync());
        await hers.Page.RouteAsync("**/api/v1/search?*", route => route.AbortAsync());
        await hers.SignIn(ada.Username, ada.Password);

        await hers.Sees(hers.Page.Locator(".row").GetByText("…", new() { Exact = true }));
        await hers.SeesNo(hers.Page.GetByText("Deleted user"));
        await hers.Field("Search").FillAsync("tea");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Alert).GetByText("The server cannot be reached."));
        await hers.Follow("New chat");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Alert).GetByText("The server cannot be reached."));
    }

    [Fact]
    public async Task What_happens_meanwhile_takes_nobody_back_to_the_first_page()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo Lindqvist"));
        for (var i = 0; i < 60; i++) await ben.Send(group, $"@{ada.Username} number {i}");
        await app.AllIsHeard();
        await using var hers = await Visitor.Of(ada, app, chromium, "/notifications");
        await hers.Press("Show more");
        var oldest = hers.Page.Locator(".entry").Filter(new() { HasText = "number 0" });
        await oldest.ScrollIntoViewIfNeededAsync();

        await ben.Send(group, $"@{ada.Username} one more");
        await hers.Sees(hers.Page.Locator(".entry").Filter(new() { HasText = "one more" }).First);
        await hers.Sees(oldest);
    }

    private static async Task Choose(Visitor visitor, ILocator row, string item)
    {
        await row.ClickAsync(new() { Button = MouseButton.Right });
        await visitor.Choose(item);
    }
}
