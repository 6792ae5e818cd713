using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class SettingsJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Somebody_takes_another_name_and_the_other_sees_it_at_once()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        await app.ConversationBetween(ada, ben);
        await using var hers = await Visitor.Of(ada, app, chromium, "/settings/profile");
        await using var his = await Visitor.Of(ben, app, chromium);
        await his.Sees(his.Page.Locator(".row").GetByText("Ada Brandt"));

        await hers.Field("Your name").FillAsync("Ada Lovelace");
        await hers.Press("Save");

        await his.Sees(his.Page.Locator(".row").GetByText("Ada Lovelace"));
    }

    [Fact]
    public async Task The_dark_theme_stays_chosen_over_a_reload()
    {
        await using var ada = await Visitor.Of(await app.SignUp(), app, chromium, "/settings/appearance");
        await ada.Field("Dark").CheckAsync();
        await ada.Page.ReloadAsync();

        await ada.Sees("Density");
        await Assertions.Expect(ada.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(18, 21, 27)");
    }

    [Fact]
    public async Task A_device_that_is_signed_out_from_another_is_out_at_once()
    {
        var person = await app.SignUp("Ada Brandt");
        await using var phone = await Visitor.Of(person, app, chromium, screen: Screen.Phone);
        await phone.Sees("No conversations yet");
        await using var desk = await Visitor.Of(person, app, chromium, "/settings/sessions");

        await desk.Press("Sign out everywhere else");

        await phone.Sees("Welcome back");
    }
}
