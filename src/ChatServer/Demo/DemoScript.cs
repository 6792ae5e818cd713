using static ChatServer.Demo.DemoPeople;

namespace ChatServer.Demo;

/// <summary>Everything that happened in the demo world before somebody looked at it. Eve hears of none of it.</summary>
internal static class DemoScript
{
    private static readonly DemoConversation Birthday = new(Cleo, [Ada],
    [
        new Says(Cleo, "1.03:00", "Ben's birthday falls on the third day of the journey. Did you know?"),
        new Says(Ada, "1.02:50", "I did not! A table somewhere with a view, then?"),
        new Says(Cleo, "1.02:44", "There is a place above the river with eight tables. Shall I call them?"),
        new Says(Ada, "1.02:40", "Please. And not a word in the group.", To: Cleo),
        new Says(Cleo, "0.06:00", "A table for three at half past eight. There will be a candle in whatever he orders."),
        new Says(Ada, "0.05:30", "Perfect, thank you."),
        new Receives(Cleo, "0.05:29"),
    ]);

    private static readonly DemoConversation Plants = new(Ben, [Cleo],
    [
        new Says(Ben, "2.04:05", "Now in the right place: 4471, and the key hangs behind the door. Could you water the plants this week?"),
        new Says(Cleo, "2.03:30", "Of course. How often?"),
        new Says(Ben, "2.03:20", "Every other day is plenty.", To: Cleo),
        new Says(Cleo, "0.08:00", "They are well. The one by the window has a new leaf."),
        new Reads(Ben, "0.07:50"),
    ]);

    private static readonly DemoConversation Notes = new(Ada, [Ben],
    [
        new Says(Ada, "1.01:30", "Are you content with the release notes? I can still change them tonight."),
        new Says(Ben, "1.01:10", "Very. I would only put the import first: it is what people asked for."),
        new Says(Ada, "1.01:00", "True. It is first now.", To: Ben),
        new Says(Ben, "0.03:10", "I owe you 148 for the flight. The same account as last time?"),
        new Says(Ada, "0.03:00", "The same. No hurry."),
        new Says(Ben, "0.00:20", "Sent. And thank you for doing all the booking."),
    ]);

    public static readonly IReadOnlyList<DemoConversation> Conversations =
        [DemoGroups.Journey, DemoGroups.Release, Birthday, Plants, Notes];

    /// <summary>The last thing that a fill does: where this was said, all the rest is.</summary>
    public static readonly Says LastWord = (Says)Conversations[^1].Acts[^1];
}
