using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

public sealed class MemberJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_member_becomes_an_admin_and_then_the_owner()
    {
        var (ada, ben, group) = await Group();
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}");
        await using var hers = await Details(ada, group);
        await Open(hers, "Ben Okafor");
        await hers.Field("Role").SelectOptionAsync("admin");
        await his.Press("Details");
        await his.Sees(his.Page.GetByRole(AriaRole.Button, new() { Name = "Permissions" }));

        await hers.Press("Make owner");
        await hers.Press("Really hand over? You stay an admin.");

        await his.Sees(his.Page.GetByRole(AriaRole.Button, new() { Name = "Delete group" }));
    }

    [Fact]
    public async Task A_member_is_silenced_for_a_time_and_let_write_again()
    {
        var (ada, ben, group) = await Group();
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}");
        await his.Sees(his.Field("Message"));
        await using var hers = await Details(ada, group);
        await Open(hers, "Ben Okafor");
        await hers.Press("Silence");
        await hers.Field("For how long").SelectOptionAsync("hour");
        await hers.Press("Silence");
        await his.Sees("You can read, and write again from");

        await hers.Press("Let write again");

        await his.Say("I say it kindly now");
        await his.Sees(his.Message("I say it kindly now"));
    }

    [Fact]
    public async Task A_member_is_banned_with_a_reason_that_they_can_read_and_let_in_again()
    {
        var (ada, ben, group) = await Group();
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}");
        await his.Sees(his.Field("Message"));
        await using var hers = await Details(ada, group);
        await Open(hers, "Ben Okafor");
        await hers.Press("Ban");
        await hers.Field("For how long").SelectOptionAsync("week");
        await hers.Field("Reason").FillAsync("Sold the teapot");
        await hers.Press("Ban");
        await his.Sees("Nothing here");

        await hers.Press("Banned people");
        await hers.Sees("Sold the teapot");
        await hers.Press("Lift the ban of Ben Okafor");
        await hers.Sees("Nobody is banned.");

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
        await his.Say("I bought it back");
        await his.Sees(his.Message("I bought it back"));
    }

    [Fact]
    public async Task Who_asks_to_come_in_by_a_link_is_let_in_or_not()
    {
        var (ada, _, group) = await Group();
        var (cleo, eve) = (await app.SignUp("Cleo Lindqvist"), await app.SignUp("Eve Novak"));
        await ada.Patch($"/conversations/{group}/rules", new { joinApproval = true });
        var link = new Uri((await ada.Post($"/conversations/{group}/links", new { })).GetProperty("url").GetString()!).PathAndQuery;
        await using var third = await Visitor.Of(cleo, app, chromium, link);
        await third.Press("Ask to join");
        await third.Sees("You asked to join.");
        await eve.Post($"/invitations/{link.Split('/')[^1]}/join");

        await using var hers = await Details(ada, group);
        await hers.Press("Join requests");
        await hers.Press("Do not let Eve Novak in");
        await hers.Press("Let Cleo Lindqvist in");

        await hers.Sees("Nobody asks to come in.");
        await third.OpenConversation("Tea drinkers");
        await third.Sees("3 members");
    }

    [Fact]
    public async Task The_permissions_of_a_group_hold_at_once()
    {
        var (ada, ben, group) = await Group();
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}", Screen.Phone);
        await his.Sees(his.Field("Message"));
        await using var hers = await Details(ada, group);
        await hers.Press("Permissions");
        await hers.Field("Write messages").SelectOptionAsync("admin");
        await his.Sees("You can read here, but not write.");

        await hers.Field("Write messages").SelectOptionAsync("member");
        await hers.Field("Slow mode").SelectOptionAsync("3600");
        await his.Say("Only this");
        await his.Sees(his.Message("Only this"));
        await Assertions.Expect(hers.Field("Slow mode")).ToHaveValueAsync("3600");
    }

    [Fact]
    public async Task A_group_gets_another_name_and_a_description()
    {
        var (ada, ben, group) = await Group();
        await using var his = await Visitor.Of(ben, app, chromium);
        await using var hers = await Details(ada, group);
        await hers.Press("Edit");
        await hers.Field("Name").FillAsync("Coffee drinkers");
        await hers.Field("Description").FillAsync("Thursdays at four");
        await hers.Press("Save");

        await hers.Sees("Thursdays at four");
        await his.Sees(his.Page.Locator(".row").Filter(new() { HasText = "Coffee drinkers" }));
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        var group = await ada.Post("/conversations", new { kind = "group", title = "Tea drinkers", memberIds = new[] { ben.Id } });
        return (ada, ben, group.GetProperty("id").GetGuid());
    }

    private async Task<Visitor> Details(TestUser person, Guid group)
    {
        var visitor = await Visitor.Of(person, app, chromium, $"/c/{group}");
        await visitor.Press("Details");
        return visitor;
    }

    private static Task Open(Visitor visitor, string member) =>
        visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = member }).ClickAsync();
}
