using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;

namespace ChatServer.BrowserTests.Journeys;

public sealed class GroupJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Three_people_talk_in_a_group_that_one_of_them_made()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await Unmistakable("Ben"), await Unmistakable("Cleo"));
        await using var hers = await Visitor.Of(ada, app, chromium);
        await using var his = await Visitor.Of(ben, app, chromium);
        await hers.Follow("New chat");
        await hers.Follow("New group");
        await hers.Field("Name of the group").FillAsync("Four days in Lisbon");
        foreach (var person in new[] { ben, cleo })
        {
            await hers.Field("Search by name").FillAsync(person.DisplayName!);
            await hers.OpenConversation(person.DisplayName!);
        }

        await hers.Press("Create group of 3");
        await hers.Say("Who books the flight?");
        await his.OpenConversation("Four days in Lisbon");
        await his.Sees(his.Message("Who books the flight?"));
        await his.Say("I do.");

        await using var third = await Visitor.Of(cleo, app, chromium);
        await third.OpenConversation("Four days in Lisbon");
        await third.Sees(third.Message("I do."));
        await third.Sees("3 members");
    }

    [Fact]
    public async Task Somebody_comes_into_a_group_by_a_link()
    {
        var (ada, eve) = (await app.SignUp("Ada Brandt"), await app.SignUp("Eve Novak"));
        var group = await ada.Post("/conversations", new { kind = "group", title = "Tea drinkers", memberIds = Array.Empty<Guid>() });
        var link = await ada.Post($"/conversations/{group.GetProperty("id")}/links", new { });
        await using var hers = await Visitor.Of(eve, app, chromium, new Uri(link.GetProperty("url").GetString()!).PathAndQuery);

        await hers.Press("Join group");

        await hers.Say("Is there any left?");
        await hers.Sees(hers.Message("Is there any left?"));
    }

    [Fact]
    public async Task Who_leaves_a_group_has_it_no_more()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"), await app.SignUp("Cleo Lindqvist"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{group}");

        await his.Press("Details");
        await his.Press("Leave group");
        await his.Press("Really leave?");

        await his.Sees("No conversations yet");
    }

    private Task<TestUser> Unmistakable(string name) => app.SignUp($"{name} {Guid.NewGuid():N}");
}
