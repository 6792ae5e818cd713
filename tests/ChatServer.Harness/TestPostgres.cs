using ChatServer.Persistence;
using ChatServer.Persistence.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatServer.Harness;

/// <summary>The server's own PostgreSQL without a server, in a temporary directory: in memory, if it may forget and there is room.</summary>
internal sealed class TestPostgres : IAsyncDisposable
{
    private const string DirectoryPrefix = "chatserver-postgres-";

    // A database is hundreds of files, which a disk's file system is slow to make and to remove.
    private const string Memory = "/dev/shm";
    private const long Room = 3L * 1024 * 1024 * 1024;

    private readonly DirectoryInfo _directory;

    private TestPostgres(string parent, Dictionary<string, string> settings)
    {
        _directory = new DirectoryInfo(Path.Combine(parent, $"{DirectoryPrefix}{Guid.NewGuid():N}"));
        Libc.CreatePrivateDirectory(_directory.FullName);
        Embedded = new EmbeddedPostgres(_directory.FullName, new PostgresOptions { Settings = settings }, NullLogger<EmbeddedPostgres>.Instance);
    }

    public EmbeddedPostgres Embedded { get; }

    public string ConnectionString => Embedded.ConnectionString;

    /// <summary>Fast because it may forget everything when the machine stops.</summary>
    public static Task<TestPostgres> StartFastAsync() => StartAsync(HasMemory() ? Memory : Path.GetTempPath(), new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["max_connections"] = "900",
        ["max_wal_size"] = "256MB",
    });

    /// <summary>As safe as in production.</summary>
    public static Task<TestPostgres> StartSafeAsync() => StartAsync(Path.GetTempPath(), []);

    /// <summary>Ends and removes what earlier runs that were killed left behind.</summary>
    public static async Task RemoveLeftoversAsync()
    {
        string[] parents = [Path.GetTempPath(), .. Directory.Exists(Memory) ? [Memory] : Array.Empty<string>()];
        foreach (var path in parents.SelectMany(p => Directory.EnumerateDirectories(p, DirectoryPrefix + "*")))
        {
            if (!Directory.Exists(Path.Combine(path, "postgres"))) continue; // Another run's that is just being made.

            using var directory = new PostgresDirectory(path);
            try
            {
                directory.Lock();
                new SocketDirectory().RemoveLeftover(await Leftovers.EndAsync(directory));
                Directory.Delete(path, recursive: true);
            }
            catch (Exception busy) when (busy is CannotStartException or IOException)
            {
                // Another run's, which is under way.
            }
        }
    }

    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Embedded.DisposeAsync();
        try
        {
            _directory.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another run of the tests removes it as a leftover at this moment.
        }
    }

    private static bool HasMemory() => Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room;

    private static async Task<TestPostgres> StartAsync(string parent, Dictionary<string, string> settings)
    {
        var postgres = new TestPostgres(parent, settings);
        await postgres.Embedded.StartAsync(TestContext.Current.CancellationToken);
        return postgres;
    }
}
