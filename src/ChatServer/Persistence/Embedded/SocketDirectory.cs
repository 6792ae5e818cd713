using System.Text;

namespace ChatServer.Persistence.Embedded;

/// <summary>A short directory for the database's socket that only its user can enter. That is what keeps others out.</summary>
/// <remarks>Its name is new each time and creating it fails if it exists, so nobody can prepare it.</remarks>
internal sealed class SocketDirectory
{
    // sockaddr_un holds 108 bytes with the closing zero.
    private const int MaxSocketPathBytes = 107;
    private const string Prefix = "chatserver-";
    private const string SocketName = ".s.PGSQL.5432";

    private static string[] Parents => Libc.IsRoot ? ["/run", "/tmp"] : [System.IO.Path.GetTempPath(), "/tmp"];

    /// <summary>Known before the directory exists, so that the address can be given out early.</summary>
    public string Path { get; } = NameIn(Array.Find(Parents, IsUsable)
        ?? throw new CannotStartException($"There is no place for the database's socket in {string.Join(" or ", Parents)}."));

    public void Create(PostgresUser? user)
    {
        Libc.CreatePrivateDirectory(Path);
        user?.TakeOver(Path);
    }

    /// <summary>Makes it another name of the one that a server uses: the address may be given out already.</summary>
    public void LeadTo(string directory) => Directory.CreateSymbolicLink(Path, directory);

    /// <summary>Removes what a PostgreSQL that was killed left in it.</summary>
    public void Clear()
    {
        foreach (var file in Directory.EnumerateFiles(Path)) File.Delete(file);
    }

    public void Remove() => Remove(Path);

    /// <summary>Removes the directory of a server that was killed; never this one, nor anything of another kind.</summary>
    public void RemoveLeftover(string? directory)
    {
        if (directory is null || directory == Path) return;
        if (Array.Exists(Parents, p => System.IO.Path.GetDirectoryName(directory) == System.IO.Path.TrimEndingDirectorySeparator(p))
            && System.IO.Path.GetFileName(directory).StartsWith(Prefix, StringComparison.Ordinal)) Remove(directory);
    }

    private static void Remove(string directory)
    {
        // What it leads to is somebody else's.
        if (new DirectoryInfo(directory).LinkTarget is not null) File.Delete(directory);
        else if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    }

    private static string NameIn(string parent) => System.IO.Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}"[..27]);

    private static bool IsUsable(string parent) =>
        Directory.Exists(parent) && Encoding.UTF8.GetByteCount(System.IO.Path.Combine(NameIn(parent), SocketName)) <= MaxSocketPathBytes;
}
