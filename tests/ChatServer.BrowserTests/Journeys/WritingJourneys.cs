using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>What helps while one writes, in whichever direction.</summary>
public sealed class WritingJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_name_and_an_emoji_are_completed_by_the_keyboard()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await using var his = await Visitor.Of(ben, app, chromium);
        await hers.Field("Message").PressSequentiallyAsync("Thanks @be");

        await hers.Sees(Suggestion(hers, "Ben Okafor"));
        await hers.Page.Keyboard.PressAsync("Enter");
        await hers.Field("Message").PressSequentiallyAsync(":rainb");
        await hers.Sees(Suggestion(hers, "rainbow"));
        await hers.Page.Keyboard.PressAsync("Tab");
        await hers.Page.Keyboard.PressAsync("Enter");

        await hers.Sees(hers.Message($"Thanks @{ben.Username} 🌈").Locator(".mention"));
        await his.Sees(his.Page.Locator(".row").GetByRole(AriaRole.Img, new() { Name = "You were mentioned" }));
    }

    [Fact]
    public async Task A_sticker_of_the_group_is_sent()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        var set = (await ada.Post("/sets", new { title = "Harbour", kind = "sticker", conversationId = group })).GetProperty("id").GetGuid();
        var image = (await ada.Upload(Samples.Png(256, 256, "gull"), "gull.png")).GetProperty("id").GetGuid();
        await ada.Post($"/sets/{set}/items", new { name = "happy_gull", mediaId = image });
        await Eventually.IsTrue(
            async () => (await ada.Get($"/sets/{set}")).GetProperty("items")[0].GetProperty("status").GetString() == "ready", "the sticker can be seen");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}", Screen.Phone);

        await hers.Press("Emoji");
        await hers.Press("Stickers");
        await hers.Press("happy gull");

        await his.Sees(his.Page.GetByRole(AriaRole.Img, new() { Name = "Sticker" }));
    }

    [Fact]
    public async Task Arabic_is_read_from_the_right_and_a_page_from_the_right_is_mirrored()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await ben.Send(group, "مرحبا بالجميع! متى نلتقي غدا؟");
        await ada.Send(group, "At nine, by pier four");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}", Screen.Phone);
        var (theirs, own) = (hers.Message("مرحبا"), hers.Message("At nine"));

        await Assertions.Expect(theirs.Locator(".bubble-text")).ToHaveCSSAsync("direction", "rtl");
        await Assertions.Expect(own.Locator(".bubble-text")).ToHaveCSSAsync("direction", "ltr");
        Assert.True(await Left(own.Locator(".bubble")) > await Left(theirs.Locator(".bubble")));

        await hers.Page.EvaluateAsync("document.documentElement.dir = 'rtl'");
        Assert.True(await Left(own.Locator(".bubble")) < await Left(theirs.Locator(".bubble")));
        await Assertions.Expect(own.Locator(".bubble-text")).ToHaveCSSAsync("direction", "ltr");
        await Assertions.Expect(hers.Field("Message")).ToHaveCSSAsync("direction", "rtl");
        Assert.False(await hers.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(await Axe.FaultsOf(hers.Page));
    }

    [Fact]
    public async Task An_emoji_goes_where_the_cursor_was_and_the_narrowest_screen_has_room_for_words()
    {
        var (ada, ben, group) = await TwoPeopleInAGroup();
        await ben.Send(group, "Who brings the marmalade?");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.Field("Message").FillAsync("Me! Or not?");
        for (var i = 0; i < 8; i++) await hers.Field("Message").PressAsync("ArrowLeft");
        await hers.Press("Emoji");
        await hers.Press("grinning face");
        await hers.Page.Keyboard.TypeAsync("!");
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("Me!😀! Or not?");

        await hers.Page.SetViewportSizeAsync(320, 640);
        Assert.True(await Width(hers.Field("Message")) > 180);
        await hers.Press("Search in this chat");
        await hers.Field("Words in this chat").FillAsync("marmalade");
        await hers.Sees("1 of 1");
        Assert.True(await Width(hers.Field("Words in this chat")) > 180);
        Assert.False(await hers.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(await Axe.FaultsOf(hers.Page));
    }

    private static async Task<double> Width(ILocator element) => (await element.BoundingBoxAsync())!.Width;

    private static async Task<double> Left(ILocator element) => (await element.BoundingBoxAsync())!.X;

    private static ILocator Suggestion(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = name }).First;

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> TwoPeopleInAGroup()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben, await app.SignUp("Cleo Lindqvist")));
    }
}
