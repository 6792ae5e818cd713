using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class InvitationJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_link_for_one_person_is_made_and_brings_in_one()
    {
        var (ada, ben, eve) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"), await app.SignUp("Eve Novak"));
        var group = await NewGroup(ada);
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.Press("Details");
        await hers.Press("Invitation links");
        await hers.Press("New link");
        await hers.Field("Ends after").SelectOptionAsync("day");
        await hers.Field("For how many people").SelectOptionAsync("1");
        await hers.Press("Make link");
        await hers.Sees(hers.Page.GetByRole(AriaRole.Img, new() { Name = "QR code that leads to Tea drinkers" }));
        var link = new Uri((await hers.Page.Locator(".share-url").GetAttributeAsync("href"))!).PathAndQuery;

        await using var his = await Visitor.Of(ben, app, chromium, link);
        await his.Press("Join group");
        await his.Sees("2 members");
        await using var late = await Visitor.Of(eve, app, chromium, link, Screen.Phone);
        await late.Sees("No such invitation");

        await hers.Press("Done");
        await hers.Sees("1 of 1 came in");
    }

    [Fact]
    public async Task A_revoked_link_leads_nowhere()
    {
        var (ada, eve) = (await app.SignUp("Ada Brandt"), await app.SignUp("Eve Novak"));
        var group = await NewGroup(ada);
        var link = await ada.Post($"/conversations/{group}/links", new { });
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.Press("Details");
        await hers.Press("Invitation links");
        await hers.Press("Revoke");
        await hers.Press("Really revoke?");
        await hers.Sees("No link is in use.");

        await using var others = await Visitor.Of(eve, app, chromium, new Uri(link.GetProperty("url").GetString()!).PathAndQuery);

        await others.Sees("No such invitation");
    }

    [Fact]
    public async Task Somebody_is_invited_in_person_and_accepts()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp($"Ben {Guid.NewGuid():N}"));
        var group = await NewGroup(ada);
        await using var his = await Visitor.Of(ben, app, chromium, "/people");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{group}");
        await hers.Press("Details");
        await hers.Press("Invite people");
        await hers.Field("Search by name").FillAsync(ben.DisplayName!);
        await hers.Press($"Invite: {ben.DisplayName}");
        await hers.Sees("Not answered yet");

        await his.Page.GetByRole(AriaRole.Button, new() { Name = "Invitations" }).ClickAsync();
        await his.Sees("Invited by Ada Brandt");
        await his.Press("Join");

        await his.Sees("2 members");
    }

    private static async Task<Guid> NewGroup(TestUser owner) =>
        (await owner.Post("/conversations", new { kind = "group", title = "Tea drinkers", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();
}
