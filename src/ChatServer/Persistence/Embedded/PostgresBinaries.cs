using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatServer.Persistence.Embedded;

/// <summary>Where the machine's PostgreSQL programs are.</summary>
internal sealed partial record PostgresBinaries(string Directory, int Version)
{
    private const int OldestVersion = 15;

    public string Postgres => Path.Combine(Directory, "postgres");

    public string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>Finds the newest usable version, or the one that made the data where there is data already.</summary>
    public static PostgresBinaries Find(string? configured, int? versionOfData)
    {
        var places = string.IsNullOrEmpty(configured) ? UsualPlaces() : [configured];
        var found = places.Select(TryRead).OfType<PostgresBinaries>().Where(b => b.Version >= OldestVersion).ToList();

        if (found.Count == 0) throw NotInstalled(configured);
        if (versionOfData is null) return found.MaxBy(b => b.Version)!;
        return found.Find(b => b.Version == versionOfData) ?? throw OtherVersion(versionOfData.Value, found);
    }

    private static IEnumerable<string> UsualPlaces() =>
    [
        .. Below("/usr/lib/postgresql", "*", "bin"),
        .. Below("/usr", "pgsql-*", "bin"),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static IEnumerable<string> Below(string root, string pattern, string folder) =>
        System.IO.Directory.Exists(root)
            ? System.IO.Directory.EnumerateDirectories(root, pattern).Select(d => Path.Combine(d, folder))
            : [];

    private static PostgresBinaries? TryRead(string directory)
    {
        var postgres = Path.Combine(directory, "postgres");
        if (!File.Exists(postgres) || !File.Exists(Path.Combine(directory, "initdb"))) return null;

        using var process = Process.Start(new ProcessStartInfo(postgres, "--version") { RedirectStandardOutput = true })!;
        var version = MajorVersion().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return version.Success ? new(directory, int.Parse(version.Value, CultureInfo.InvariantCulture)) : null;
    }

    private static CannotStartException NotInstalled(string? configured) => new(
        (string.IsNullOrEmpty(configured)
            ? $"PostgreSQL {OldestVersion} or later is not installed. "
            : $"Postgres:Binaries names {configured}, which holds no PostgreSQL {OldestVersion} or later. ") +
        "Install it (on Debian and Ubuntu: apt-get install postgresql), say where it is with Postgres:Binaries, " +
        "or use a database that runs elsewhere with ConnectionStrings:Chat.");

    private static CannotStartException OtherVersion(int version, List<PostgresBinaries> found) => new(
        $"The data was made by PostgreSQL {version}, but only {string.Join(", ", found.Select(b => b.Version))} is installed. " +
        $"Install PostgreSQL {version}, or move the data to the new version with pg_upgrade.");

    [GeneratedRegex(@"(?<=PostgreSQL\) )\d+")]
    private static partial Regex MajorVersion();
}
