namespace ChatServer.Load.Idle;

/// <summary>How many sockets of how many people, and for how long they do nothing.</summary>
internal sealed record IdleOptions(int Sockets, int People, TimeSpan Duration, string Data, IReadOnlyList<string> ServerSettings)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- idle [options]
          --sockets 10000     devices that connect and then do nothing but stay
          --people 5000       whose devices they are, each in 20 groups of 20 to 50
          --seconds 60        how long they stay before memory is measured
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static IdleOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new IdleOptions(
            given.Number("--sockets", 10_000), given.Number("--people", 5_000), given.Seconds("--seconds", 60), given.Data, given.ServerSettings);
    }
}
