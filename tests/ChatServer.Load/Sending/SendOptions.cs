using ChatServer.Load.Rounds;

namespace ChatServer.Load.Sending;

internal static class SendOptions
{
    private const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- [sends] [options]
                                      the server, at its highest rate and at half of it, the baseline, and one that stores nothing
        ... -- members [options]             conversations of 10 and of 10,000 members, nobody connected
        ... -- builds <directory> [options]  this build of the server and another one
          --clients 64        people who send, each with one request under way
          --seconds 20        how long one measurement lasts, after 3 s that are not counted
          --warm-up 15        seconds for which each program is under load before anything is measured
          --rounds 5          measurements of the server and of the baseline, in turns
          --pools 8,16,32,64  connections that the baseline may have; the best is taken; "none" leaves it out
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server, such as --Writing:Lanes=4
        """;

    public static RoundOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new RoundOptions(
            given.Number("--clients", 64),
            given.Seconds("--seconds", 20),
            given.Seconds("--warm-up", 15),
            given.Number("--rounds", 5),
            given.Numbers("--pools", 8, 16, 32, 64),
            given.Data,
            given.ServerSettings);
    }
}
