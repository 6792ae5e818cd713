using System.Runtime.InteropServices;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Measuring;

/// <summary>Says where something is measured: without it no figure can be compared.</summary>
internal static class Surroundings
{
    private static readonly string[] Settings = ["server_version", "fsync", "synchronous_commit", "full_page_writes", "shared_buffers"];

    public static async Task PrintAsync(string data, IReadOnlyList<string> serverSettings, Postgres postgres)
    {
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"Data in {data} ({new DriveInfo(data).DriveFormat})");
        foreach (var setting in Settings) Console.Write($"{setting} {await postgres.AskAsync("postgres", $"show {setting}")}, ");
        Console.WriteLine("rate limits off (RateLimits:Enabled=false)");
        if (serverSettings.Count > 0) Console.WriteLine($"Server settings: {string.Join(' ', serverSettings)}");
    }

    private static string Processor() =>
        File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(": ")[1];
}
