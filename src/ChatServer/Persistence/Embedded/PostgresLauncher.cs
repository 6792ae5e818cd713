using System.Diagnostics;

namespace ChatServer.Persistence.Embedded;

/// <summary>Starts PostgreSQL's programs on a directory that their user may not be able to reach by its path.</summary>
/// <remarks>
/// The directory is opened before the privileges are dropped and inherited as a file descriptor, so neither closed directories
/// above it nor a path longer than PostgreSQL's 1,023 bytes matter. PostgreSQL forks without exec, so its children keep it.
/// A session of its own keeps a Ctrl+C in the server's terminal from stopping the database before its last requests.
/// </remarks>
internal sealed class PostgresLauncher(PostgresUser? user)
{
    public const int Descriptor = 9;

    private const string Script = """exec 9<"$0" </dev/null >&2 && exec setsid "$@" """;

    /// <summary>What the started program calls the directory.</summary>
    public static readonly string Directory = $"/proc/self/fd/{Descriptor}";

    /// <summary>Starts a program; everything it says arrives at its standard error.</summary>
    public Process Start(string directory, string program, IEnumerable<string> arguments)
    {
        string[] command = ["-c", Script, directory, .. user?.Prefix ?? [], program, .. arguments];
        var start = new ProcessStartInfo("/bin/sh", command) { RedirectStandardError = true, WorkingDirectory = "/" };

        // The server's environment may hold secrets and PG… variables; neither is for the database.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        return Process.Start(start)!;
    }
}
