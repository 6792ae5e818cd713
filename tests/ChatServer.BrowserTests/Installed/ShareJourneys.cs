using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Installed;

/// <summary>What other apps and sites share into the client.</summary>
public sealed class ShareJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task A_link_of_another_site_asks_to_whom_it_goes_and_is_sent_by_hand()
    {
        var (person, other, conversation) = await TwoPeople();
        await using var ada = await Visitor.Of(person, app, chromium, "/share?title=Tea&text=Read%20this&url=https%3A%2F%2Fexample.org%2Ftea");
        await ada.Sees("Send to");
        await ada.Choose(other);

        await Assertions.Expect(ada.Field("Message")).ToHaveValueAsync("Read this\nTea\nhttps://example.org/tea");
        Assert.Empty((await person.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());

        await ada.Press("Send");
        await ada.Sees(ada.Message("Read this").GetByRole(AriaRole.Img, new() { Name = "Sent" }));
    }

    [Fact]
    public async Task Whoever_shares_signed_out_signs_in_and_is_asked()
    {
        var (person, _, _) = await TwoPeople();
        await using var ada = await Visitor.At(app, chromium, "/share?text=From%20elsewhere");

        await ada.SignIn(person.Username, person.Password);

        await ada.Sees("Send to");
        await ada.Sees("From elsewhere");
    }

    [Fact]
    public async Task Files_of_another_app_wait_in_the_conversation_that_is_chosen()
    {
        var (person, other, conversation) = await TwoPeople();
        await using var ada = await Visitor.Of(person, app, chromium);
        await ada.Sees("Chats");
        await ada.WorkerIsReady();

        await ada.Share("Two lists", "tea.txt", "coffee.txt");
        await ada.Sees("coffee.txt");
        await ada.Choose(other);
        await ada.Sees(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Remove tea.txt" }));
        Assert.Empty((await person.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());

        await ada.Press("Send");
        await ada.Sees(ada.Message("Two lists").GetByText("tea.txt"));
        await ada.Sees(ada.Message("Two lists").GetByText("coffee.txt"));
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_of_what_was_shared()
    {
        var (person, _, _) = await TwoPeople();
        await using var ada = await Visitor.Of(person, app, chromium);
        await ada.Sees("Chats");
        await ada.WorkerIsReady();
        await ada.Share("For my eyes", "diary.txt");
        await ada.Sees("diary.txt");
        Assert.Contains("/share/files/0", await ada.Kept());

        await ada.Page.GotoAsync("/settings");
        await ada.Press("Sign out");
        await ada.Sees("Welcome back");

        Assert.DoesNotContain("/share/files/0", await ada.Kept());
    }

    private async Task<(TestUser Person, TestUser Other, Guid Conversation)> TwoPeople()
    {
        var (person, other) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (person, other, await app.ConversationBetween(person, other));
    }
}
