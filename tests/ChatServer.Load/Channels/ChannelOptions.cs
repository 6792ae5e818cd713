namespace ChatServer.Load.Channels;

/// <summary>How large the channel is, and what happens in it.</summary>
internal sealed record ChannelOptions(
    int Subscribers, int Sockets, int Posts, int Joins, TimeSpan JoinTime, int Rounds, string Data, IReadOnlyList<string> ServerSettings)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- channel [options]
          --subscribers 100000  people in the channel
          --sockets 5000      of them with a device connected
          --posts 500         posts to the channel, and as many to a group of ten, one after the other, in each round
          --rounds 3          in turns: the group, the channel with nobody connected; then both with the sockets
          --joins 10000       people who subscribe while both are posted to
          --join-seconds 60   in this time
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static ChannelOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new ChannelOptions(
            given.Number("--subscribers", 100_000, least: 20), given.Number("--sockets", 5_000), given.Number("--posts", 500), given.Number("--joins", 10_000),
            given.Seconds("--join-seconds", 60), given.Number("--rounds", 3), given.Data, given.ServerSettings);
    }
}
