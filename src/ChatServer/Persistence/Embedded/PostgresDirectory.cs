using System.Globalization;

namespace ChatServer.Persistence.Embedded;

/// <summary>The data of the embedded PostgreSQL. It either does not exist or is complete, and one server at a time holds it.</summary>
internal sealed class PostgresDirectory(string dataDirectory) : IDisposable
{
    private const string UnfinishedPrefix = "postgres.new-";

    private readonly string _dataDirectory = System.IO.Path.GetFullPath(dataDirectory);
    private FileStream? _lock;

    public string Path => System.IO.Path.Combine(_dataDirectory, "postgres");

    /// <summary>The major version of PostgreSQL that made the data; null while there is none.</summary>
    public int? Version =>
        File.Exists(InPath("PG_VERSION")) ? int.Parse(File.ReadAllText(InPath("PG_VERSION")), CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a server that lives uses the data.</summary>
    public bool IsHeld
    {
        get
        {
            if (!File.Exists(LockPath)) return false;

            try
            {
                using var held = new FileStream(LockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return false;
            }
            catch (IOException)
            {
                return true;
            }
            catch (UnauthorizedAccessException)
            {
                // Another user's, which whoever starts is told.
                return false;
            }
        }
    }

    private string LockPath => System.IO.Path.Combine(_dataDirectory, "postgres.lock");

    /// <summary>Makes sure that no other server uses the data while this one lives.</summary>
    public void Lock()
    {
        Directory.CreateDirectory(_dataDirectory);
        try
        {
            _lock = new FileStream(
                LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse)
        {
            throw new CannotStartException(
                $"Another server uses the data in {_dataDirectory}. Stop it, or give this one another DataDirectory " +
                "(several servers share one database by ConnectionStrings:Chat).", inUse);
        }
    }

    /// <summary>Creates the data if there is none. A start that is killed on the way leaves nothing that counts.</summary>
    public async Task InitializeAsync(PostgresBinaries binaries, PostgresUser? user)
    {
        RemoveUnfinished();
        if (Version is not null) return;
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new CannotStartException($"{Path} holds something else than a PostgreSQL database. Move it away or choose another DataDirectory.");

        var unfinished = System.IO.Path.Combine(_dataDirectory, $"{UnfinishedPrefix}{Guid.NewGuid():N}");
        Libc.CreatePrivateDirectory(unfinished);
        user?.TakeOver(unfinished);
        await RunInitDbAsync(binaries, user, unfinished);

        if (Directory.Exists(Path)) Directory.Delete(Path);
        Directory.Move(unfinished, Path);
        Libc.FlushDirectory(_dataDirectory);
    }

    public string InPath(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => _lock?.Dispose();

    private static async Task RunInitDbAsync(PostgresBinaries binaries, PostgresUser? user, string directory)
    {
        string[] arguments =
        [
            "-D", PostgresLauncher.Directory, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
            "--data-checksums", "--no-instructions",
        ];
        using var initDb = new PostgresLauncher(user).Start(directory, binaries.InitDb, arguments);
        var said = await initDb.StandardError.ReadToEndAsync();
        await initDb.WaitForExitAsync();
        if (initDb.ExitCode != 0) throw new CannotStartException($"The database could not be created (initdb): {said.Trim()}");
    }

    private void RemoveUnfinished()
    {
        foreach (var directory in Directory.EnumerateDirectories(_dataDirectory, UnfinishedPrefix + "*"))
        {
            try
            {
                Directory.Delete(directory, recursive: true);
            }
            catch (IOException)
            {
                // Still being written by an initdb whose server was killed; the next start removes it.
            }
        }
    }
}
