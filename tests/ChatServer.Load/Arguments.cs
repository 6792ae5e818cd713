using System.Globalization;

namespace ChatServer.Load;

/// <summary>What stands behind a verb: "--name value" for this program and "--Section:Name=value" for the server.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _settings = [];
    private readonly string _usage;

    /// <summary>Every name must be one that the usage explains.</summary>
    public Arguments(string[] args, string usage)
    {
        _usage = usage;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].Contains(':', StringComparison.Ordinal)) _settings.Add(args[i]);
            else if (i + 1 < args.Length && usage.Contains($" {args[i]} ", StringComparison.Ordinal)) _values[args[i]] = args[++i];
            else throw new LoadFailedException(usage);
        }

        Data = Path.GetFullPath(_values.GetValueOrDefault("--data", Path.Combine(AppContext.BaseDirectory, "data", $"{Guid.NewGuid():N}")));
    }

    public IReadOnlyList<string> ServerSettings => _settings;

    /// <summary>A directory on the disk to be measured, which the run makes and removes.</summary>
    public string Data { get; }

    public int Number(string name, int otherwise, int least = 1) =>
        _values.TryGetValue(name, out var value) ? WholeNumber(value, least) : otherwise;

    /// <summary>Empty for "none".</summary>
    public IReadOnlyList<int> Numbers(string name, params int[] otherwise) =>
        !_values.TryGetValue(name, out var value) ? otherwise : value == "none" ? [] : [.. value.Split(',').Select(v => WholeNumber(v, least: 1))];

    public TimeSpan Seconds(string name, int otherwise) => TimeSpan.FromSeconds(Number(name, otherwise));

    private int WholeNumber(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new LoadFailedException(_usage);
}
