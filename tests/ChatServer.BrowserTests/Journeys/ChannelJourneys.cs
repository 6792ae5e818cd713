using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class ChannelJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Somebody_makes_a_channel_and_another_finds_it_by_its_topic_and_comments()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        await using var hers = await Visitor.Of(ada, app, chromium, "/discover/new");
        await hers.Field("Name of the channel").FillAsync("Night trains");
        await hers.Field("Topic").FillAsync("Railways");
        await hers.Press("New channel");
        await hers.Say("The line to Lisbon opens in May");

        await using var his = await Visitor.Of(ben, app, chromium, screen: Screen.Phone);
        await his.Follow("Discover channels");
        await his.Press("railways");
        await his.OpenConversation("Night trains");
        await his.Sees(his.Page.Locator(".channel-page").GetByText("1 subscriber"));
        await his.Press("Subscribe");
        await his.Sees(his.Message("The line to Lisbon opens in May"));
        await his.Sees("Admins write here.");
        await his.Press("Comment");
        var comment = his.Page.GetByRole(AriaRole.Textbox, new() { Name = "Comment" });
        await comment.FillAsync("At last");
        await comment.PressAsync("Enter");

        await hers.Sees(hers.Page.GetByRole(AriaRole.Button, new() { Name = "1 comment" }));
    }

    [Fact]
    public async Task A_channel_that_asks_its_admins_lets_somebody_in_once_they_agree()
    {
        var (ada, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp("Cleo Lindqvist"));
        var channel = await NewChannel(ada, "The allotment");
        await ada.Patch($"/conversations/{channel}/rules", new { joinApproval = true });
        await using var hers = await Visitor.Of(cleo, app, chromium, $"/channels/{channel}");
        await hers.Press("Ask to subscribe");
        await hers.Sees("You asked to join.");

        await using var admins = await Visitor.Of(ada, app, chromium, $"/c/{channel}");
        await admins.Press("Details");
        await admins.Press("Join requests");
        await admins.Press("Let Cleo Lindqvist in");

        await hers.Sees("Admins write here.");
    }

    [Fact]
    public async Task A_channel_is_passed_on_by_its_address_and_a_QR_code()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var channel = await NewChannel(ada, "Bread and salt");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{channel}");
        await hers.Press("Details");
        await hers.Press("Address and QR code");
        var code = hers.Page.GetByRole(AriaRole.Img, new() { Name = "QR code that leads to Bread and salt" });
        await hers.Sees(code);
        Assert.True(await code.EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth > 0)"));
        var address = await hers.Page.Locator(".share-url").GetAttributeAsync("href");

        await using var his = await Visitor.Of(ben, app, chromium, new Uri(address!).PathAndQuery);

        await his.Sees("Bread and salt");
        await his.Press("Subscribe");
        await his.Sees("2 subscribers");
    }

    [Fact]
    public async Task Who_unsubscribes_has_the_channel_no_more()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var channel = await NewChannel(ada, "City gardens");
        await ben.Put($"/channels/{channel}/subscription", new { });
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{channel}");
        await his.Press("Details");
        await his.Sees("Who runs it, and you");
        await his.Press("Unsubscribe");
        await his.Press("Really unsubscribe?");

        await his.Sees("No conversations yet");
    }

    private static async Task<Guid> NewChannel(TestUser owner, string title) =>
        (await owner.Post("/conversations", new { kind = "channel", title, @public = true, memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();
}
