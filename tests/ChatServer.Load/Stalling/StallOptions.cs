namespace ChatServer.Load.Stalling;

/// <summary>How many read, how many stop, how much is said meanwhile, and how often that is repeated.</summary>
internal sealed record StallOptions(
    int Members, int Stalled, int Deliveries, TimeSpan Duration, int Rounds, string Data, IReadOnlyList<string> ServerSettings)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- stall [options]
          --members 1000      connected members of one conversation, who read
          --stalled 1000      members who connect besides and stop reading
          --deliveries 100000 what those who read hear in a second, all together
          --seconds 30        how long those who stop are watched, or missed; less is too short for them to be given up
          --rounds 8          with them and without, in turns
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static StallOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new StallOptions(
            given.Number("--members", 1_000),
            given.Number("--stalled", 1_000),
            given.Number("--deliveries", 100_000),
            given.Seconds("--seconds", 30),
            given.Number("--rounds", 8),
            given.Data,
            given.ServerSettings);
    }
}
