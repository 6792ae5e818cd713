using ChatServer.BrowserTests.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Journeys;

/// <summary>What opens from the details of a group that one owns, without an address of its own.</summary>
internal static class GroupDialogs
{
    /// <summary>How it is opened, and what is there when all of it is.</summary>
    public static IReadOnlyList<(Func<Visitor, Task> Open, string Sign)> All { get; } =
    [
        (Details, "Manage"),
        (visitor => Tool(visitor, "Edit"), "Edit group"),
        (visitor => Tool(visitor, "Invitation links"), "No link is in use."),
        (MadeLink, "Save picture"),
        (visitor => Tool(visitor, "Invite people"), "They decide for themselves"),
        (visitor => Tool(visitor, "Join requests"), "Nobody asks to come in."),
        (visitor => Tool(visitor, "Permissions"), "Slow mode"),
        (visitor => Tool(visitor, "Banned people"), "Nobody is banned."),
        (Member, "Make owner"),
    ];

    private static Task Details(Visitor visitor) => visitor.Press("Details");

    private static async Task Tool(Visitor visitor, string name)
    {
        await Details(visitor);
        await visitor.Press(name);
    }

    private static async Task MadeLink(Visitor visitor)
    {
        await Tool(visitor, "Invitation links");
        await visitor.Press("New link");
        await visitor.Press("Make link");
    }

    private static async Task Member(Visitor visitor)
    {
        await Details(visitor);
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Ben Okafor" }).ClickAsync();
    }
}
