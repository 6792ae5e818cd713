using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class MediaJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Two_pictures_go_with_a_text_and_the_other_looks_at_them_on_the_whole_screen()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}", Screen.Phone);

        await hers.Page.Locator("input[type=file]").SetInputFilesAsync([Picture("harbour.png"), Picture("hills.png")]);
        await hers.Sees(hers.Page.GetByLabel("Attached files").GetByText("hills.png"));
        await hers.Say("From the walk");
        await his.Sees(his.Message("From the walk").Locator(".picture-here").First);

        await his.Message("From the walk").GetByRole(AriaRole.Button, new() { Name = "Open harbour.png" }).ClickAsync();
        await his.Sees(his.Page.GetByRole(AriaRole.Dialog, new() { Name = "harbour.png" }).GetByRole(AriaRole.Img));
        await his.Press("Next");
        await his.Sees(his.Page.GetByRole(AriaRole.Dialog, new() { Name = "hills.png" }).GetByRole(AriaRole.Img));
    }

    [Fact]
    public async Task A_file_goes_alone_and_can_be_downloaded()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");

        await hers.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "Tea at five"u8.ToArray() });
        await hers.Press("Send");

        var file = his.Page.Locator(".file[href]").Filter(new() { HasText = "notes.txt" });
        await his.Sees(file);
        var download = await his.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("Tea at five", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    [Fact]
    public async Task A_file_can_be_downloaded_after_its_address_has_ended()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(ada, ben);
        var notes = (await ben.Upload("Tea at five"u8.ToArray(), "notes.txt")).GetProperty("id").GetGuid();
        await ben.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { notes } });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        var file = hers.Page.Locator(".file[href]").Filter(new() { HasText = "notes.txt" });
        await hers.Sees(file);
        await file.EvaluateAsync("(link) => link.setAttribute('href', '/an-address-that-has-ended')");
        await hers.Page.EvaluateAsync(
            """
            () => {
              const Now = Date;
              const later = 6 * 60 * 1000;
              globalThis.Date = class extends Now {
                constructor(...parts) { parts.length > 0 ? super(...parts) : super(Now.now() + later); }
                static now() { return Now.now() + later; }
              };
            }
            """);

        var asked = hers.Page.WaitForRequestAsync($"**/api/v1/media/{notes}?*");
        var download = await hers.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
        Assert.Equal("Tea at five", await File.ReadAllTextAsync(await download.PathAsync()));
        await asked;
    }

    private static FilePayload Picture(string name) => new() { Name = name, MimeType = "image/png", Buffer = Samples.Png(640, 480, name) };
}
