using System.Diagnostics;
using System.Globalization;

namespace ChatServer.Media.Processing.Tools;

/// <summary>The programs of coreutils and util-linux that other programs are run under.</summary>
internal static class ToolSandbox
{
    // The server's own PATH may be empty, or name places that others write to.
    private static readonly string[] Places = ["/usr/bin", "/bin", "/usr/local/bin"];

    private static readonly string? Limiter = Locate("prlimit");

    // Another user's namespace is needed to give up the network without being root. Containers usually forbid both.
    private static readonly Lazy<string[]> WithoutNetwork = new(() =>
        new string[][] { ["--net"], ["--user", "--net"] }.Select(way => (string[])["/usr/bin/unshare", .. way, "--"])
            .FirstOrDefault(Works) ?? []);

    public static string Timeout { get; } = Locate("timeout") ?? "";

    public static bool TakesNetworkAway => WithoutNetwork.Value.Length > 0;

    public static bool IsUsable => Timeout.Length > 0 && Limiter is not null;

    public static string? Locate(string name) => Places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    public static IEnumerable<string> Prefix(ToolLimits limits) =>
    [
        "--signal=KILL", Seconds(limits.Time),
        .. WithoutNetwork.Value,
        Limiter!, $"--as={limits.MemoryBytes}", $"--fsize={limits.FileBytes}", $"--cpu={CpuSeconds(limits)}", "--core=0", "--",
        "/usr/bin/nice", "-n", "19",
    ];

    // What uses several cores for the whole time is cut off by the clock; this is for a clock that nobody watches.
    private static long CpuSeconds(ToolLimits limits) => 1 + (long)(limits.Time.TotalSeconds * Environment.ProcessorCount);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static bool Works(string[] way)
    {
        if (!File.Exists(way[0])) return false;
        using var process = Process.Start(new ProcessStartInfo(way[0], [.. way[1..], "/bin/true"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
