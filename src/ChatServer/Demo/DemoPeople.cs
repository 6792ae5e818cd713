namespace ChatServer.Demo;

/// <summary>Three who work and travel together, and one who has nothing to do with them.</summary>
internal static class DemoPeople
{
    public static readonly DemoPerson Ada = new(
        "ada", "Ada Brandt", "Writes the server side of Almanac, and the release notes. Plans journeys down to the platform.",
        "Looking for the tickets");

    public static readonly DemoPerson Ben = new(
        "ben", "Ben Okafor", "Looks after Almanac's releases. Answers quickest before lunch.", "Watching the candidate");

    public static readonly DemoPerson Cleo = new(
        "cleo", "Cleo Lindqvist", "Import, export and everything that reads old files. Knows where to eat.");

    public static readonly DemoPerson Eve = new("eve", "Eve Novak", "New here.");

    public static readonly IReadOnlyList<DemoPerson> All = [Ada, Ben, Cleo, Eve];
}
