using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>Nothing that was written is lost on its way.</summary>
public sealed class EditingJourneys(BrowserApp app, Chromium chromium) : IClassFixture<BrowserApp>
{
    [Fact]
    public async Task An_edit_that_fails_begins_again_and_what_was_being_written_comes_back_after_it()
    {
        var (ada, _, conversation) = await TwoPeople();
        await ada.Send(conversation, "Tea at four");
        await ada.Send(conversation, "Bring a coat");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");
        await hers.Field("Message").FillAsync("And by the way");

        await Choose(hers, "Tea at four", "Edit");
        await Choose(hers, "Bring a coat", "Edit");
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("Bring a coat");
        await hers.Field("Message").FillAsync("Bring two coats");
        await hers.Page.Context.SetOfflineAsync(true);
        await hers.Press("Save");
        await hers.Sees("The server cannot be reached.");
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("Bring two coats");

        await hers.Page.Context.SetOfflineAsync(false);
        await hers.Press("Save");
        await hers.Sees(hers.Message("Bring two coats").GetByText("edited"));
        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("And by the way");
    }

    [Fact]
    public async Task A_draft_and_attached_files_wait_with_the_message_that_they_answer()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await app.ConversationBetween(ada, await app.SignUp("Cleo Lindqvist"));
        await ben.Send(conversation, "Tea or coffee?");
        await using var hers = await Visitor.Of(ada, app, chromium, $"/c/{conversation}");

        await Choose(hers, "Tea or coffee?", "Reply");
        await hers.Field("Message").FillAsync("Tea, please");
        await hers.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "kinds.txt", MimeType = "text/plain", Buffer = "Assam"u8.ToArray() });
        await hers.OpenConversation("Cleo Lindqvist");
        await hers.SeesNo(hers.Page.GetByLabel("Attached files"));
        await hers.OpenConversation(ben.DisplayName!);

        await Assertions.Expect(hers.Field("Message")).ToHaveValueAsync("Tea, please");
        await hers.Sees(hers.Page.Locator(".composer-about").GetByText("Tea or coffee?"));
        await hers.Sees(hers.Page.GetByLabel("Attached files").GetByText("kinds.txt"));
        await hers.Press("Send");
        await hers.Sees(hers.Message("Tea, please").Locator(".quote").Filter(new() { HasText = "Tea or coffee?" }));
        await hers.Sees(hers.Message("Tea, please").Locator(".file[href]"));
        await hers.SeesNo(hers.Page.Locator(".row-draft"));
    }

    [Fact]
    public async Task What_the_server_no_longer_allows_is_not_offered()
    {
        var (ada, _, conversation) = await TwoPeople();
        await ada.Send(conversation, "Long ago");
        await using var hers = await Visitor.At(app, chromium, $"/c/{conversation}");
        await hers.Page.RouteAsync("**/api/v1/capabilities", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{ "windows": { "editSeconds": -1, "unsendSeconds": -1 } }""",
        }));
        await hers.SignIn(ada.Username, ada.Password);

        await hers.Message("Long ago").ClickAsync(new() { Button = MouseButton.Right });
        await hers.Sees(hers.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Who read it" }));
        await hers.SeesNo(hers.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }));
        await hers.SeesNo(hers.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Edit" }));
    }

    private static async Task Choose(Visitor visitor, string message, string item)
    {
        await visitor.Message(message).First.ClickAsync(new() { Button = MouseButton.Right });
        await visitor.Choose(item);
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await app.SignUp("Ada Brandt"), await app.SignUp("Ben Okafor"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
