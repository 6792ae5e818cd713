using System.Diagnostics;
using System.Globalization;

namespace ChatServer.Persistence.Embedded;

/// <summary>Ends what a killed server or a killed PostgreSQL left running in the data, so that a new PostgreSQL may start there.</summary>
internal static class Leftovers
{
    // The fifth line names the directory of the socket.
    private const int SocketLine = 4;

    /// <summary>Where whatever runs in the data has its socket; null where nothing seems to run.</summary>
    public static string? SocketDirectoryOf(PostgresDirectory directory) =>
        File.Exists(PidFileOf(directory)) ? File.ReadAllLines(PidFileOf(directory)).ElementAtOrDefault(SocketLine) : null;

    /// <returns>The directory of the socket that they used, if there were any.</returns>
    public static async Task<string?> EndAsync(PostgresDirectory directory)
    {
        var pidFile = PidFileOf(directory);
        if (!File.Exists(pidFile)) return null;

        var lines = await File.ReadAllLinesAsync(pidFile);
        var postmaster = lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) ? id : 0;
        var path = Libc.RealPath(directory.Path);

        if (ProcessesIn(path).Contains(postmaster)) await EndAsync(postmaster, PostgresProcess.StopAsync);
        foreach (var orphan in ProcessesIn(path)) await EndAsync(orphan, KillAsync);

        // Nothing runs in the data any more. A file that stays behind may name a process that has nothing to do with it.
        File.Delete(pidFile);
        return lines.ElementAtOrDefault(SocketLine);
    }

    private static string PidFileOf(PostgresDirectory directory) => directory.InPath("postmaster.pid");

    private static List<int> ProcessesIn(string path) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && RunsIn(id, path)),
    ];

    /// <summary>PostgreSQL lives in its data, and what this server starts holds the data open from before it gets there.</summary>
    private static bool RunsIn(int processId, string path)
    {
        try
        {
            return LinkTarget($"/proc/{processId}/fd/{PostgresLauncher.Descriptor}") == path
                || (LinkTarget($"/proc/{processId}/cwd") == path && File.ReadAllText($"/proc/{processId}/comm") == "postgres\n");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's and so not ours.
            return false;
        }
    }

    private static string? LinkTarget(string link) => new FileInfo(link).LinkTarget;

    private static async Task EndAsync(int processId, Func<int, Task, Task> end)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await end(processId, process.WaitForExitAsync());
        }
        catch (ArgumentException)
        {
            // Ended already.
        }
    }

    private static async Task KillAsync(int processId, Task ended)
    {
        Libc.Signal(processId, Libc.Kill);
        await ended;
    }
}
