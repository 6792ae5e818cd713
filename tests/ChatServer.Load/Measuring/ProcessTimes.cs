using System.Globalization;

namespace ChatServer.Load.Measuring;

/// <summary>What the kernel says about processes (proc(5)).</summary>
internal static class ProcessTimes
{
    // USER_HZ: what /proc counts in, whatever the kernel's own clock does.
    private const double TicksPerSecond = 100;

    /// <summary>CPU seconds of the whole machine, as (busy, all).</summary>
    public static (double Busy, double All) OfMachine()
    {
        var ticks = File.ReadLines("/proc/stat").First()["cpu".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Take(8).Select(Number).ToArray();
        var idle = ticks[3] + ticks[4];
        return ((ticks.Sum() - idle) / TicksPerSecond, ticks.Sum() / TicksPerSecond);
    }

    /// <summary>CPU seconds of one process.</summary>
    public static double Of(int id) => Stat(id) is { } stat ? (stat[14 - 3] + stat[15 - 3]) / TicksPerSecond : 0;

    /// <summary>CPU seconds of a process and its children, those too that have ended meanwhile.</summary>
    public static double OfFamily(int id) =>
        Stat(id) is { } stat ? (stat[(14 - 3)..(18 - 3)].Sum() / TicksPerSecond) + Children(id).Sum(Of) : 0;

    /// <summary>Resident memory in MiB.</summary>
    public static double MemoryOf(int id) => Kilobytes($"/proc/{id}/status", "VmRSS:") / 1024;

    /// <summary>Memory of a process and its children in MiB; what they share is counted once.</summary>
    public static double MemoryOfFamily(int id) => Children(id).Append(id).Sum(i => Kilobytes($"/proc/{i}/smaps_rollup", "Pss:")) / 1024;

    private static IEnumerable<int> Children(int id) =>
        File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    // The fields from the third on (state, as 0); the second, the name, may hold anything and ends with the last bracket.
    private static double[]? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return [0, .. text[(text.LastIndexOf(')') + 4)..].Split(' ').Select(Number)];
        }
        catch (IOException)
        {
            // It ended; its parent counts it now.
            return null;
        }
    }

    private static double Kilobytes(string file, string name)
    {
        try
        {
            var line = File.ReadLines(file).First(l => l.StartsWith(name, StringComparison.Ordinal));
            return Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
