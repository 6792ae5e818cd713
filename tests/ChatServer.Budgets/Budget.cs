namespace ChatServer.Budgets;

/// <summary>What the browser client may cost at most.</summary>
internal sealed record Budget(string Name, string What, double Goal, string Unit, Func<Place, Task<double>> Measure, bool IsLong = false)
{
    public static IReadOnlyList<Budget> All { get; } =
    [
        new("script", "compressed script before the list is shown", 120, "kB", FirstScreen.ScriptAsync),
        new("list", "from opening the page, with nothing of it at hand, to the list", 1_500, "ms", FirstScreen.ListAsync),
        new("enter", "from Enter to one's own message on the screen", 50, "ms", Sending.EnterAsync),
        new("scroll", "the longest task while 10,000 messages are scrolled through", 100, "ms", Scrolling.LongestTaskAsync, IsLong: true),
        new("heap", "growth of the heap over 36,000 messages received", 5, "MB", Receiving.GrowthAsync, IsLong: true),
    ];
}
