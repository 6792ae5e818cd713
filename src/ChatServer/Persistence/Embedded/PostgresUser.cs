using System.Diagnostics;
using System.Globalization;

namespace ChatServer.Persistence.Embedded;

/// <summary>The unprivileged user that PostgreSQL runs as when the server itself is root, which PostgreSQL refuses to be.</summary>
internal sealed record PostgresUser(uint UserId, uint GroupId)
{
    private const string Setpriv = "/usr/bin/setpriv";

    // Debian's package makes the first; the second is everywhere.
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>The owner of the data, or for new data a user made for it; null when the server is not root.</summary>
    public static PostgresUser? For(PostgresDirectory data)
    {
        if (!Libc.IsRoot) return null;
        if (!File.Exists(Setpriv)) throw new CannotStartException($"To run PostgreSQL as another user than root, {Setpriv} is needed (package util-linux).");

        var user = data.Version is null ? FromPasswords() : OwnerOf(data.Path);
        if (user.UserId != 0) return user;
        throw new CannotStartException(
            $"{data.Path} belongs to root, and PostgreSQL does not run as root. Give it to its user: chown -R postgres \"{data.Path}\"");
    }

    /// <summary>The command line that runs a command as this user. setpriv replaces itself, so the process keeps its id.</summary>
    public IEnumerable<string> Prefix =>
        [Setpriv, $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--no-new-privs", "--"];

    public void TakeOver(string directory) => Libc.ChangeOwner(directory, UserId, GroupId);

    private static PostgresUser FromPasswords()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToLookup(fields => fields[0]);
        var fields = Candidates.Select(name => users[name].FirstOrDefault()).FirstOrDefault(f => f is not null)
            ?? throw new CannotStartException("PostgreSQL does not run as root, and there is no user \"postgres\" or \"nobody\" to run it as.");
        return Read(fields[2], fields[3]);
    }

    private static PostgresUser OwnerOf(string directory)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-L", "-c", "%u:%g", directory]) { RedirectStandardOutput = true })!;
        var owner = stat.StandardOutput.ReadToEnd().Trim().Split(':');
        stat.WaitForExit();
        return Read(owner[0], owner[1]);
    }

    private static PostgresUser Read(string userId, string groupId) =>
        new(uint.Parse(userId, CultureInfo.InvariantCulture), uint.Parse(groupId, CultureInfo.InvariantCulture));
}
