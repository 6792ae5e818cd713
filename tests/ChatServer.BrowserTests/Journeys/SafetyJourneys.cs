using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>From a report to its end, with those whom it concerns and the moderators, each at a browser.</summary>
public sealed class SafetyJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_report_is_decided_and_both_sides_are_told_why()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"), await app.SignUpAdmin());
        var conversation = await app.ConversationBetween(ada, ben);
        await ben.Send(conversation, "Buy my watches");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await using var his = await Visitor.Of(ben, app, chromium, "/notifications", Screen.Phone);
        await using var moderator = await Visitor.Of(cleo, app, chromium, "/moderation");

        await hers.Message("Buy my watches").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Choose("Report");
        await hers.Field("What is wrong").SelectOptionAsync("phishing");
        await hers.Press("Report");
        await hers.Sees("The moderators look into it.");
        await moderator.Page.ReloadAsync();
        await moderator.Page.Locator(".row").Filter(new() { HasText = "Fraud or phishing" }).First.ClickAsync();
        await moderator.Sees("Buy my watches");
        await moderator.Sees("Unchanged since it was reported");
        await moderator.Press("Look after it");
        await moderator.Field("What is done").SelectOptionAsync("warning");
        await moderator.Field("Reason").FillAsync("Sell it elsewhere");
        await moderator.Press("Warn");
        await moderator.Sees("Decision");

        await hers.Page.GetByTitle("Activity", new() { Exact = true }).ClickAsync(); // Whose name tells what is new there, once it has come.
        await hers.Page.Locator(".entry").Filter(new() { HasText = "A report of yours was decided" }).ClickAsync();
        await hers.Sees("Something was done about it.");
        await his.Page.Locator(".entry").Filter(new() { HasText = "The moderators decided something about you" }).ClickAsync();
        await his.Sees("You were warned");
        await his.Sees("Sell it elsewhere");
        await moderator.Follow("Audit log");
        await moderator.Sees("Report decided");
        await moderator.Sees("are as they were written");
    }

    [Fact]
    public async Task Who_objects_to_a_decision_is_answered()
    {
        var (ben, cleo) = (await app.SignUp("Ben Okafor"), await app.SignUpAdmin());
        await cleo.Post("/moderation/actions", new { subjectId = ben.Id, kind = "warning", reason = "Loud" });
        await using var his = await Visitor.Of(ben, app, chromium, "/settings/safety");
        await his.Press("Object");
        await his.Field("Why it is wrong").FillAsync("It was my sister");
        await his.Press("Send objection");
        await his.Sees("Waits for a decision");

        await using var moderator = await Visitor.Of(cleo, app, chromium, "/moderation/actions");
        await moderator.Press("With an appeal");
        var appeal = moderator.Page.Locator(".evidence").Filter(new() { HasText = "It was my sister" });
        await appeal.GetByLabel("Answer to the objection").FillAsync("So it was");
        await appeal.GetByRole(AriaRole.Button, new() { Name = "Accept the appeal" }).ClickAsync();

        await his.Sees("You were right: So it was");
    }

    [Fact]
    public async Task Who_is_suspended_is_told_why_and_until_when_and_can_object()
    {
        var (ben, cleo) = (await app.SignUp("Ben Okafor"), await app.SignUpAdmin());
        await using var his = await Visitor.Of(ben, app, chromium);
        await his.Sees("No conversations yet");
        var action = await cleo.Post("/moderation/actions", new { subjectId = ben.Id, kind = "suspension", reason = "Sold stolen watches", until = DateTimeOffset.UtcNow.AddDays(7) });
        await his.Sees("Welcome back");

        await his.SignIn(ben.Username, ben.Password);
        await his.Sees("Your account is suspended");
        await his.Sees("Sold stolen watches");
        await his.Sees("You can sign in again from");
        await Object();
        await his.Sees("Waits for a decision");

        await cleo.Post($"/moderation/actions/{action.GetProperty("id")}/appeal/answer", new { accept = false, answer = "The shop says otherwise" });
        await his.Press("Back to sign-in");
        await his.Press("Sign in");
        await Object();
        await his.Sees("It stays as it is: The shop says otherwise");

        async Task Object()
        {
            await his.Press("Object");
            await his.Field("Why it is wrong").FillAsync("They were mine");
            await his.Press("Send objection");
        }
    }

    [Fact]
    public async Task A_rule_is_tried_out_before_it_refuses_anything()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"), await app.SignUpAdmin());
        var conversation = await app.ConversationBetween(ada, ben);
        var word = $"watch{Guid.NewGuid():N}"[..20];
        await using var moderator = await Visitor.Of(cleo, app, chromium, "/moderation/filters/new");
        await moderator.Field("Name").FillAsync("Cheap watches");
        await moderator.Field("Words or phrases").FillAsync(word);
        await moderator.Press("Save");
        await moderator.Field("Try a text").FillAsync($"Buy a {word} now");
        await moderator.Press("Try");
        await moderator.Sees("These rules fit");

        await using var his = await Visitor.Of(ben, app, chromium, $"/c/{conversation}");
        await his.Say($"One {word} is let through");
        await his.Sees(his.Message($"One {word} is let through").GetByLabel("Sent"));
        await moderator.Page.GetByRole(AriaRole.Link, new() { Name = "Cheap watches" }).ClickAsync();
        await moderator.Page.GetByRole(AriaRole.Switch, new() { Name = "Try it out first" }).UncheckAsync();
        await moderator.Press("Save");
        await moderator.Sees("It is not said");

        await his.Say($"Another {word} is not");
        await his.Sees(his.Message($"Another {word} is not").GetByLabel("Not sent"));
    }
}
