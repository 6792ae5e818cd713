using ChatServer.Conversations;
using static ChatServer.Demo.DemoPeople;

namespace ChatServer.Demo;

/// <summary>The demo world's groups: a journey and a release.</summary>
internal static class DemoGroups
{
    public static readonly DemoConversation Journey = new(Ada, [Ben, Cleo],
    [
        new Says(Ada, "3.04:30", "I made this group so that the plans stop hiding in our inboxes. Four days, the three of us, next month?"),
        new Says(Cleo, "3.04:22", "Yes please. I can leave on the first day after lunch."),
        new Says(Ben, "3.04:10", "Same here, if I am back on the fourth evening."),
        new Says(Ada, "3.03:55", "There is a direct flight out at 16:40 and one back at 18:05. 148 each, with a small bag."),
        new Says(Ben, "3.03:50", "Fine with me. Book it for all three and I will pay you back.", To: Ada),
        new Says(Ada, "3.03:20", "Booked. You have the confirmation by mail."),
        new Says(Cleo, "2.05:00", "Three places to sleep with a kitchen: in Alfama, in Graça, near Cais do Sodré. Alfama is the quietest."),
        new Says(Ben, "2.04:48", "Alfama, if it has a desk. I have one call on the second morning."),
        new Says(Cleo, "2.04:40", "It has a desk and, says the landlady, a fast line.", To: Ben),
        new Says(
            Ada, "2.04:31", "Alfama then. 96 a night for all of us.",
            Corrected: "Alfama then. 96 a night for all of us, cleaning included."),
        new Says(Ben, "2.04:15", "The code for my front door is 4471, the key hangs behind it.", IsTakenBack: true),
        new Says(Ben, "2.04:13", "Sorry, that was meant for Cleo alone."),
        new Says(Cleo, "0.20:00", "Rain on the second day, it seems. Tile museum in the morning, then lunch in Marvila?"),
        new Says(Ada, "0.19:40", "Good. And on the third the train to Sintra before nine, or we queue for hours.", To: Cleo),
        new Says(Cleo, "0.02:10", "I have tickets for Sintra on hold until tonight. Shall I take them?"),
        new Says(Ben, "0.01:50", "Take them.", To: Cleo),
        new Says(Cleo, "0.00:40", "Done. We meet at Rossio station at twenty past eight."),
        new Says(Cleo, "0.00:38", "And bring shoes that can do hills."),
        new Receives(Ada, "0.00:37"),
    ])
    {
        Title = "Four days in Lisbon",
        Description = "Flights, beds, and a plan that survives rain.",
        Roles = new Dictionary<DemoPerson, MemberRole> { [Cleo] = MemberRole.Admin },
    };

    public static readonly DemoConversation Release = new(Ben, [Ada, Cleo],
    [
        new Says(Ben, "2.07:00", "Three things are open: the import of old calendars, the translation of the settings, the notes. Who takes what?"),
        new Says(Cleo, "2.06:52", "The import is mine. It works up to 20 MB; larger files I want to read in pieces."),
        new Says(Ada, "2.06:45", "I take the translation. And the notes, if somebody reads them over."),
        new Says(Ben, "2.06:40", "I will.", To: Ada),
        new Says(Cleo, "1.08:10", "The import reads in pieces now. A file of 300 MB took 41 seconds and 60 MB of memory."),
        new Says(Ada, "1.08:02", "Lovely. Is there a test that fails without it?", To: Cleo),
        new Says(Cleo, "1.07:55", "There is. It imports the largest file we were ever sent, with little memory.", To: Ada),
        new Says(Ben, "1.07:30", "Then we can ship tomorrow.", Corrected: "Then we can ship tomorrow afternoon, if the translation is in."),
        new Says(Ada, "1.02:00", "It is in. Two words were too long for the buttons on small screens; I found shorter ones."),
        new Says(Ben, "0.05:00", "The candidate is on the staging server. Please try whatever you are most afraid of."),
        new Says(Cleo, "0.04:20", "Imported, undone, imported again: nothing is doubled. On the phone too."),
        new Says(Ada, "0.03:45", "One thing: signing out on one device leaves the badge on the other. I am on it."),
        new Says(Ada, "0.02:30", "Fixed, with a test. It was the cache."),
        new Says(Ben, "0.02:25", "That was quick. New candidate in ten minutes.", To: Ada),
        new Reads(Ada, "0.02:20"),
        new Says(Ben, "0.01:05", "It is up. If nobody objects within two hours, I press the button."),
        new Says(Cleo, "0.00:50", "No objection."),
        new Reads(Ben, "0.00:45"),
    ])
    {
        Title = "Almanac 2.4",
        Description = "What has to be true before we ship.",
        Roles = new Dictionary<DemoPerson, MemberRole> { [Ada] = MemberRole.Moderator },
    };
}
