namespace ChatServer.Load.Storm;

/// <summary>How many are dropped at once, how often, and what they miss meanwhile.</summary>
internal sealed record StormOptions(int Clients, int PerSecond, int Rounds, string Data, IReadOnlyList<string> ServerSettings)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- storm [options]
          --clients 5000      people with one device each, in 20 groups of 20 to 50; all are dropped, and come back at once
          --per-second 50     messages that are sent to these groups all the time
          --rounds 5          storms, one after the other
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static StormOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new StormOptions(
            given.Number("--clients", 5_000), given.Number("--per-second", 50), given.Number("--rounds", 5), given.Data, given.ServerSettings);
    }
}
