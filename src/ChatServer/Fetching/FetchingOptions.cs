using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ChatServer.Fetching;

/// <summary>How the server asks other people's servers ("Fetching" in the configuration).</summary>
public sealed class FetchingOptions
{
    public const string Section = "Fetching";

    private static readonly int[] WebPorts = [80, 443];

    /// <summary>Ports that are asked; 80 and 443 when none are named.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Networks, such as 10.1.2.0/24, that are asked although they are not public.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>For looking up the name, connecting, and agreeing on encryption.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan ConnectTimeLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From there to the end of the answer's headers, for every redirect anew.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan AnswerTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the next bytes of the content.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan ReadTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whoever sends less, in any 10 seconds of waiting, is not waited for.</summary>
    [Range(0, 1_000_000)]
    public int LeastBytesPerSecond { get; init; } = 1024;

    internal bool Asks(int port) => (Ports.Count == 0 ? WebPorts : Ports).Contains(port);

    internal static bool IsNetwork(string text) => IPNetwork.TryParse(text, out _);
}
