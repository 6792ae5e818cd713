using ChatServer.BrowserTests.Harness;

namespace ChatServer.BrowserTests.Journeys;

public sealed class AccountJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task Somebody_signs_up_and_finds_a_calm_empty_list()
    {
        await using var ada = await Visitor.At(app, chromium);
        var name = $"ada{Guid.NewGuid():N}"[..20];

        await ada.Follow("Create account");
        await ada.Field("Your name").FillAsync("Ada Brandt");
        await ada.Field("Username").FillAsync(name);
        await ada.Field("E-mail").FillAsync($"{name}@example.org");
        await ada.Field("Password").FillAsync("correct horse battery");
        await ada.Press("Create account");

        await ada.Sees("No conversations yet");
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_a_right_one_lets_in()
    {
        var person = await app.SignUp();
        await using var ada = await Visitor.At(app, chromium);

        await ada.SignIn(person.Username, "not this one");
        await ada.Sees("Username or password is wrong.");

        await ada.SignIn(person.Username, person.Password);
        await ada.Sees("Chats");
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_beside_the_form()
    {
        var taken = await app.SignUp();
        await using var eve = await Visitor.At(app, chromium, "/sign-up");

        await eve.Field("Username").FillAsync(taken.Username);
        await eve.Field("E-mail").FillAsync($"{Guid.NewGuid():N}@example.org");
        await eve.Field("Password").FillAsync("correct horse battery");
        await eve.Press("Create account");

        await eve.Sees("Somebody already has this username.");
    }

    [Fact]
    public async Task Somebody_stays_signed_in_over_a_reload_and_leaves_nothing_after_signing_out()
    {
        var person = await app.SignUp("Ada Brandt");
        await using var ada = await Visitor.Of(person, app, chromium);
        await ada.Sees("Chats");

        await ada.Page.ReloadAsync();
        await ada.Follow("Settings");
        await ada.Press("Sign out");
        await ada.Sees("Welcome back");

        await ada.Page.ReloadAsync();
        await ada.Sees("Welcome back");
        Assert.DoesNotContain(person.Username, await ada.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_a_conversation_signed_out_is_there_after_signing_in()
    {
        var (person, other) = (await app.SignUp(), await app.SignUp("Ben Okafor"));
        var conversation = await app.ConversationBetween(person, other);
        await other.Send(conversation, "I waited for you.");

        await using var ada = await Visitor.Of(person, app, chromium, $"/c/{conversation}");

        await ada.Sees(ada.Message("I waited for you."));
    }

    [Fact]
    public async Task A_browser_that_asks_for_German_speaks_German()
    {
        await using var ada = await Visitor.At(app, chromium, screen: Screen.Desktop with { Language = "de" });

        await ada.Sees("Willkommen zurück");
    }
}
