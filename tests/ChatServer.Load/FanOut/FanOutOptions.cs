namespace ChatServer.Load.FanOut;

/// <summary>How many hear one conversation, and for how long each rate is held.</summary>
internal sealed record FanOutOptions(
    IReadOnlyList<int> Members, TimeSpan Duration, int Rounds, string Data, IReadOnlyList<string> ServerSettings)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- fanout [options]
          --members 1000,5000 connected members of one conversation, one size after the other
          --seconds 5         how long each rate is held, after 2 s that are not counted
          --rounds 5          measurements of the server and of the baseline at one rate, in turns
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static FanOutOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new FanOutOptions(
            given.Numbers("--members", 1_000, 5_000),
            given.Seconds("--seconds", 5),
            given.Number("--rounds", 5),
            given.Data,
            given.ServerSettings);
    }
}
