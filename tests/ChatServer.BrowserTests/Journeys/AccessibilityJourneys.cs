using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>Every screen as axe sees it: in both themes, on a desktop and on a phone.</summary>
public sealed class AccessibilityJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    /// <summary>Where to look, and what is there when all of it is.</summary>
    private static readonly (string Address, string Sign)[] Screens =
    [
        ("/", "Ada:"), ("/new", "Saved messages"), ("/new/group", "Create group"), ("/discover", "Most subscribers first"), ("/discover/new", "Public channel"), ("/settings", "Sign out"), ("/settings/profile", "About you"),
        ("/settings/appearance", "Density"), ("/settings/privacy", "Read receipts"), ("/settings/sessions", "This device"), ("/settings/safety", "You have reported nothing."), ("/settings/account", "New password"),
        ("/settings/notifications", "Do not disturb"), ("/notifications", "new message"), ("/people", "Nobody yet."), ("/saved", "Bookmark messages"),
        ("/moderation", "Audit log"), ("/moderation/actions", "With an appeal"), ("/moderation/audit", "Role changed"), ("/moderation/statistics", "New people"),
        ("/moderation/filters", "No rules yet."), ("/moderation/filters/new", "Try it out first"),
    ];

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_screen_can_be_used_by_everybody(bool isPhone, bool isDark)
    {
        var screen = (isPhone ? Screen.Phone : Screen.Desktop) with { IsDark = isDark };
        await using var stranger = await Visitor.At(app, chromium, "/sign-up", screen);
        await Check(stranger, "Already have an account?");
        await stranger.Page.GotoAsync("/");
        await Check(stranger, "Welcome back");

        var (person, group) = await PersonWithAGroup();
        var channel = await ChannelOfAnother();
        await stranger.SignIn(person.Username, person.Password);
        await stranger.Sees(isPhone ? "Chats" : "Pick a conversation");
        foreach (var (address, sign) in Screens.Append(($"/c/{group}", "I do")).Append(($"/channels/{channel}", "Subscribe")))
        {
            await stranger.Page.GotoAsync(address);
            await Check(stranger, sign);
        }

        foreach (var (open, sign) in ConversationDialogs.All.Concat(GroupDialogs.All))
        {
            await stranger.Page.GotoAsync($"/c/{group}");
            await open(stranger);
            await Check(stranger, sign);
        }
    }

    private static async Task Check(Visitor visitor, string sign)
    {
        await visitor.Sees(visitor.Page.GetByText(sign).And(visitor.Page.Locator(":visible")).First);

        // What a list has not measured yet is there for nobody.
        await visitor.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.row')].every(r => getComputedStyle(r).visibility !== 'hidden')");
        var faults = await Axe.FaultsOf(visitor.Page);
        Assert.True(faults.Count == 0, $"{visitor.Page.Url}:\n{string.Join('\n', faults)}");
    }

    private async Task<Guid> ChannelOfAnother()
    {
        var eve = await app.SignUp("Eve Novak");
        var channel = await eve.Post("/conversations", new { kind = "channel", title = "Night trains", topic = "railways", @public = true, memberIds = Array.Empty<Guid>() });
        return channel.GetProperty("id").GetGuid();
    }

    private async Task<(TestUser Person, Guid Group)> PersonWithAGroup()
    {
        var (ada, ben, cleo) = (await app.SignUpAdmin(), await app.SignUp("Ben Okafor"), await app.SignUp("Cleo Lindqvist"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        var question = await ben.Send(group, "Who comes along? **Tell me** by https://example.org");
        await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "I do", replyToId = question.GetProperty("id").GetGuid() });
        await ben.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", poll = new { question = "How deep is it?", options = new[] { new { text = "8 metres" }, new { text = "14 metres" } } } });
        await cleo.Send(group, "Ada: and I");
        await ada.Put($"/messages/{question.GetProperty("id")}/reactions/👍", new { });
        return (ada, group);
    }
}
