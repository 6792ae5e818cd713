using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class PictureJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_picture_is_cut_turned_drawn_on_and_sent_as_sensitive()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}", Screen.Phone);

        await hers.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "hills.png", MimeType = "image/png", Buffer = Samples.Png(640, 400, "hills") });
        await hers.Press("Edit hills.png");
        var corner = hers.Page.GetByRole(AriaRole.Button, new() { Name = "Bottom right corner" });
        for (var i = 0; i < 10; i++) await corner.PressAsync("ArrowLeft");
        await hers.Press("Turn");
        await hers.Press("Draw");
        var surface = hers.Page.GetByRole(AriaRole.Application);
        await surface.PressAsync("Space");
        await surface.PressAsync("ArrowRight");
        await surface.PressAsync("Space");
        await hers.Press("Sensitive");
        await hers.Press("Use this picture");
        await hers.Sees(hers.Page.GetByLabel("Attached files").GetByLabel("Shown blurred until somebody asks for it"));
        await hers.Say("Not for everybody");

        await his.Message("Not for everybody").GetByRole(AriaRole.Button, new() { Name = "Show what may be disturbing" }).ClickAsync();
        var picture = his.Message("Not for everybody").Locator(".picture-here");
        await his.Sees(picture);
        var sides = await picture.EvaluateAsync<double>("image => image.naturalWidth / image.naturalHeight");
        Assert.Equal(400 / (0.8 * 640), sides, 0.02);
    }

    [Fact]
    public async Task What_was_done_to_a_picture_is_undone()
    {
        var (ada, _, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "hills.png", MimeType = "image/png", Buffer = Samples.Png(640, 400, "hills") });
        await hers.Press("Edit hills.png");
        var canvas = hers.Page.Locator("canvas[width='640']");
        await hers.Sees(canvas);

        await hers.Press("Turn");
        await hers.SeesNo(canvas);
        await hers.Page.Keyboard.PressAsync("Control+z");

        await hers.Sees(canvas);
        await Assertions.Expect(hers.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_picture_is_taken_by_the_camera_of_the_computer()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");

        await hers.Press("Attach");
        await hers.Choose("Take a picture");
        await hers.Press("Take the picture");
        await hers.Sees(hers.Page.GetByLabel("Attached files").GetByText("Picture.jpg"));
        await hers.Press("Send");

        await his.Sees(his.Page.GetByRole(AriaRole.Button, new() { Name = "Open Picture.jpg" }));
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
