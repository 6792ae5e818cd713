using System.Globalization;

namespace ChatServer.Load;

/// <summary>How much load, for how long, and where the database of the run lies.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- [options]
          --clients 64        people who send, each with one request under way
          --seconds 20        how long one measurement lasts, after 3 s that are not counted
          --warm-up 15        seconds for which each program is under load before anything is measured
          --rounds 5          measurements of the server and of the baseline, in turns
          --pools 8,16,32,64  connections that the baseline may have; the best is taken; "none" leaves it out
          --data <directory>  on the disk to be measured; must not exist; default: a new one beside this program
          --<Section:Name>=<value>   a setting of the server, such as --Writing:Lanes=4
        """;

    public int Clients { get; private init; } = 64;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(20);

    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(15);

    public int Rounds { get; private init; } = 5;

    public IReadOnlyList<int> Pools { get; private init; } = [8, 16, 32, 64];

    public string Data { get; private init; } = Path.Combine(AppContext.BaseDirectory, "data", $"{Guid.NewGuid():N}");

    public IReadOnlyList<string> ServerSettings { get; private init; } = [];

    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Contains(':', StringComparison.Ordinal)) options = options with { ServerSettings = [.. options.ServerSettings, args[i]] };
            else if (i + 1 < args.Length) options = options.With(args[i], args[++i]);
            else throw new LoadFailedException(Usage);
        }

        return options;
    }

    private LoadOptions With(string name, string value) => name switch
    {
        "--clients" => this with { Clients = Number(value) },
        "--seconds" => this with { Duration = TimeSpan.FromSeconds(Number(value)) },
        "--warm-up" => this with { WarmUp = TimeSpan.FromSeconds(Number(value)) },
        "--rounds" => this with { Rounds = Number(value) },
        "--pools" => this with { Pools = value == "none" ? [] : [.. value.Split(',').Select(Number)] },
        "--data" => this with { Data = Path.GetFullPath(value) },
        _ => throw new LoadFailedException(Usage),
    };

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new LoadFailedException(Usage);
}
