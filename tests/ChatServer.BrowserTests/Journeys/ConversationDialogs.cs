using System.Globalization;
using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>What opens within a conversation, without an address of its own.</summary>
internal static class ConversationDialogs
{
    /// <summary>How it is opened, and what is there when all of it is.</summary>
    public static IReadOnlyList<(Func<Visitor, Task> Open, string Sign)> All { get; } =
    [
        (visitor => OfMessage(visitor, "Forward"), "Forward to"),
        (visitor => Attach(visitor, "Poll"), "Send poll"),
        (visitor => visitor.Press("Threads"), "No threads yet"),
        (async visitor =>
        {
            await visitor.Press("Search in this chat");
            await visitor.Press("Go to a day");
        }, DateTime.Now.ToString("MMMM yyyy", CultureInfo.InvariantCulture)),
        (EditPicture, "Turn"),
        (async visitor =>
        {
            await visitor.Press("Record a voice message");
            await visitor.Sees(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Stop and listen" }));
        }, "I do"),
        (async visitor =>
        {
            await visitor.Press("Emoji");
            await visitor.Press("Stickers");
        }, "No stickers yet"),

        // What was typed stays as a draft.
        (async visitor =>
        {
            await visitor.Field("Message").PressSequentiallyAsync("@");
            await visitor.Sees(visitor.Page.GetByRole(AriaRole.Option).First);
        }, "Ben Okafor"),
    ];

    /// <summary>Phones have something of their own in its place.</summary>
    public static IReadOnlyList<(Func<Visitor, Task> Open, string Sign)> OfDesktops { get; } = [(visitor => Attach(visitor, "Take a picture"), "Take a picture")];

    private static async Task OfMessage(Visitor visitor, string item)
    {
        await visitor.Message("Who comes along?").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Choose(item);
    }

    private static async Task Attach(Visitor visitor, string item)
    {
        await visitor.Press("Attach");
        await visitor.Choose(item);
    }

    private static async Task EditPicture(Visitor visitor)
    {
        await visitor.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "hills.png", MimeType = "image/png", Buffer = Samples.Png(640, 400, "hills") });
        await visitor.Press("Edit hills.png");
        await visitor.Press("Draw");
    }
}
