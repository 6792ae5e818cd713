using ChatServer.Load.Rounds;

namespace ChatServer.Load.Media;

/// <summary>How many sends a second, and how many media wait meanwhile.</summary>
internal sealed record MediaLoadOptions(RoundOptions Rounds, int Rate, int Waiting)
{
    private const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- media [options]
          --rate 8000         sends per second by a clock: half of what the server can do
          --waiting 24        photos of 12 megapixels and short videos that wait for their processing, or are in it, all the time
          --clients 256       people who send, each with one request under way: so many that an answer of 30 ms holds nobody up
          --seconds 20        how long one measurement lasts, after 3 s that are not counted
          --warm-up 15        seconds of sends before anything is measured
          --rounds 5          without media and with them, in turns
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server
        Needs ffmpeg.
        """;

    public static MediaLoadOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        var rounds = new RoundOptions(
            given.Number("--clients", 256),
            given.Seconds("--seconds", 20),
            given.Seconds("--warm-up", 15),
            given.Number("--rounds", 5),
            [],
            given.Data,
            given.ServerSettings);
        return new MediaLoadOptions(rounds, given.Number("--rate", 8_000), given.Number("--waiting", 24));
    }
}
