using ChatServer.Load.Rounds;

namespace ChatServer.Load.Searching;

/// <param name="Rounds">Of the searches.</param>
/// <param name="Messages">How many there are.</param>
/// <param name="Seed">Of their texts.</param>
/// <param name="SearchesPerSecond">By a clock.</param>
/// <param name="SendsPerSecond">By a clock, while it is measured how far the index is behind.</param>
internal sealed record SearchLoadOptions(RoundOptions Rounds, int Messages, int Seed, int SearchesPerSecond, int SendsPerSecond)
{
    private const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- search [options]
          --messages 1000000  in ten scripts, in 400 conversations, of which the reader is in 200
          --seed 1            of their texts
          --per-second 20     searches by a clock, of one kind after the other
          --clients 16        how many may be under way at once
          --seconds 15        how long one kind is measured, after 3 s that are not counted
          --warm-up 5         seconds of searches before anything is measured
          --rounds 1          measurements of each kind, in turns
          --sends 8000        per second by a clock, of 64 clients for four times as long, while it is measured how far the index is behind
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        What the index costs those who send: "sends --pools none" and the same with --Search:Enabled=false.
        """;

    public static SearchLoadOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        var rounds = new RoundOptions(
            given.Number("--clients", 16),
            given.Seconds("--seconds", 15),
            given.Seconds("--warm-up", 5),
            given.Number("--rounds", 1),
            [],
            given.Data,
            given.ServerSettings);
        return new SearchLoadOptions(
            rounds, given.Number("--messages", 1_000_000), given.Number("--seed", 1), given.Number("--per-second", 20), given.Number("--sends", 8_000));
    }
}
