using ChatServer.Load.Rounds;

namespace ChatServer.Load.Reading;

internal static class HistoryOptions
{
    private const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- history [options]
          --clients 16        readers, each with one request under way
          --seconds 8         how long one measurement lasts, after 3 s that are not counted
          --warm-up 5         seconds for which each program is under load before anything is measured
          --rounds 5          measurements of the server's newest and deep pages and of the baseline, in turns
          --pools 8,16,32     connections that the baseline may have; the best is taken; "none" leaves it out
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        """;

    public static RoundOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new RoundOptions(
            given.Number("--clients", 16),
            given.Seconds("--seconds", 8),
            given.Seconds("--warm-up", 5),
            given.Number("--rounds", 5),
            given.Numbers("--pools", 8, 16, 32),
            given.Data,
            given.ServerSettings);
    }
}
