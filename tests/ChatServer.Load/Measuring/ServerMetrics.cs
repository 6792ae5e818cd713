using System.Globalization;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Measuring;

/// <summary>What a running server says of itself at /metrics.</summary>
internal sealed class ServerMetrics(string text)
{
    public static async Task<ServerMetrics> ReadAsync(RunningProgram program)
    {
        using var http = program.Connect();
        return new ServerMetrics(await http.GetStringAsync(new Uri("/metrics", UriKind.Relative)));
    }

    /// <summary>The sum over everything whose name begins so; 0 if there is none yet.</summary>
    public double Sum(string name) => text.Split('\n').Where(l => l.StartsWith(name, StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
