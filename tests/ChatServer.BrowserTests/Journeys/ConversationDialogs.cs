using ChatServer.BrowserTests.Harness;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>What opens within a conversation, without an address of its own.</summary>
internal static class ConversationDialogs
{
    /// <summary>How it is opened, and what is there when all of it is.</summary>
    public static IReadOnlyList<(Func<Visitor, Task> Open, string Sign)> All { get; } =
    [
        (visitor => OfMessage(visitor, "Forward"), "Forward to"),
        (visitor => Attach(visitor, "Poll"), "Send poll"),
    ];

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
}
