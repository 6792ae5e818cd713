using ChatServer.BrowserTests.Harness;
using ChatServer.BrowserTests.Installed;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>What lies over everything else, and what becomes of it.</summary>
public sealed class DialogJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task What_is_refused_within_a_dialog_is_told_in_it_and_not_shown_as_done()
    {
        var (ada, _, group) = await Group();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.Page.RouteAsync("**/rules", route => route.AbortAsync());
        await hers.Press("Details");
        await hers.Press("Permissions");
        var dialog = hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Permissions" });

        await dialog.GetByRole(AriaRole.Switch, new() { Name = "Read only" }).ClickAsync();
        await hers.Sees(dialog.GetByText("The server cannot be reached."));
        await Assertions.Expect(dialog.GetByRole(AriaRole.Switch, new() { Name = "Read only" })).Not.ToBeCheckedAsync();
        await dialog.GetByLabel("Pin messages").SelectOptionAsync("owner");
        await Assertions.Expect(dialog.GetByLabel("Pin messages")).Not.ToHaveValueAsync("owner");

        var box = (await dialog.BoundingBoxAsync())!;
        await hers.Page.Mouse.MoveAsync(box.X + 60, box.Y + 100);
        await hers.Page.Mouse.DownAsync();
        await hers.Page.Mouse.MoveAsync(200, 300);
        await hers.Page.Mouse.UpAsync();
        await hers.Sees(dialog);
        await hers.Page.Mouse.ClickAsync(200, 300);
        await hers.SeesNo(dialog);
        await Assertions.Expect(hers.Page.GetByRole(AriaRole.Button, new() { Name = "Permissions" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_opened_from_a_message_stays_however_much_is_said_meanwhile()
    {
        var (ada, ben, group) = await Group();
        await ben.Send(group, "Buy my watches");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}", Screen.Desktop with { Height = 500 });
        await hers.Message("Buy my watches").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Report");
        await hers.Field("Anything to add").FillAsync("Again and again");

        for (var i = 0; i < 40; i++) await ben.Send(group, $"Only {i} left");
        await hers.Sees(hers.Page.Locator(".message").Filter(new() { HasText = "Only 39 left" }));
        await Assertions.Expect(hers.Field("Anything to add")).ToHaveValueAsync("Again and again");
        await hers.Press("Report");
        await hers.Sees("The moderators look into it.");
        await hers.SeesNo(hers.Message("Buy my watches"));
    }

    [Fact]
    public async Task A_part_that_cannot_be_loaded_is_said_and_is_there_the_next_time()
    {
        var (ada, _, group) = await Group();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.WithoutWorker();
        await hers.Field("Message").FillAsync("Half a thought");
        await hers.Page.EvaluateAsync("sessionStorage.setItem('reloaded', document.querySelector('script[type=module]').src)");
        await hers.Page.RouteAsync("**/assets/Details-*.js", route => route.AbortAsync());
        await hers.Press("Details");
        await hers.Sees("This could not be loaded.");

        await hers.Page.UnrouteAsync("**/assets/Details-*.js");
        await hers.Press("Details");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Dialog, new() { Name = "Details" }).GetByText("3 members").First);
        await hers.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("Half a thought");
    }

    [Fact]
    public async Task Where_nothing_is_the_way_back_is()
    {
        var (ada, _, group) = await Group();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{Guid.NewGuid()}", Screen.Phone);
        await hers.Sees("Nothing here");
        await hers.Follow("Back");
        await hers.Sees(hers.Page.Locator(".row").First);

        await hers.Page.GotoAsync("/join/nobody-made-this");
        await hers.Sees("No such invitation");
        await hers.Follow("Back");
        await hers.Sees(hers.Page.Locator(".row").First);

        await hers.Page.Locator(".row").First.ClickAsync();
        await hers.Sees(hers.Field("Message"));
        await hers.Page.Locator(".conversation-header").GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await hers.Page.GoBackAsync();
        await hers.SeesNo(hers.Page.Locator(".conversation-header"));
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben, await app.SignUp("Cleo Lindqvist")));
    }
}
