using System.Globalization;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>What a run is to do, by environment variables.</summary>
/// <remarks>
/// CHATSERVER_CRASH_CYCLES is how often something fails, CHATSERVER_CRASH_FAILURE the one thing that does, CHATSERVER_CRASH_PAUSES
/// for how many seconds something stands still ("5-40"), and CHATSERVER_CRASH_SEED makes a run choose its moments and texts as one
/// before did.
/// </remarks>
internal sealed class CrashPlan
{
    private readonly int[] _pauses = [.. (Setting("PAUSES") ?? "1-1").Split('-').Select(Number)];

    /// <param name="cycles">How often something fails, unless the environment says it.</param>
    public CrashPlan(int cycles = 10)
    {
        Random = new Random(Seed);
        Cycles = Setting("CYCLES") is { } often ? Number(often) : cycles;
    }

    public int Cycles { get; }

    public int Seed { get; } = Setting("SEED") is { } seed ? Number(seed) : Random.Shared.Next();

    public string? Failure { get; } = Setting("FAILURE");

    public Random Random { get; }

    public TimeSpan NextPause() => TimeSpan.FromSeconds(Random.Next(_pauses[0], _pauses[1] + 1));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string? Setting(string name) => Environment.GetEnvironmentVariable($"CHATSERVER_CRASH_{name}");
}
