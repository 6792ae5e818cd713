using ChatServer.Persistence;
using ChatServer.Persistence.Embedded;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatServer.Harness;

/// <summary>The server's own PostgreSQL without a server, in a temporary directory.</summary>
internal sealed class TestPostgres : IAsyncDisposable
{
    private const string DirectoryPrefix = "chatserver-postgres-";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory(DirectoryPrefix);

    private TestPostgres(Dictionary<string, string> settings) =>
        Embedded = new EmbeddedPostgres(_directory.FullName, new PostgresOptions { Settings = settings }, NullLogger<EmbeddedPostgres>.Instance);

    public EmbeddedPostgres Embedded { get; }

    public string ConnectionString => Embedded.ConnectionString;

    /// <summary>Fast because it may forget everything when the machine stops.</summary>
    public static Task<TestPostgres> StartFastAsync() => StartAsync(new()
    {
        ["fsync"] = "off",
        ["full_page_writes"] = "off",
        ["synchronous_commit"] = "off",
        ["max_connections"] = "900",
    });

    /// <summary>As safe as in production.</summary>
    public static Task<TestPostgres> StartSafeAsync() => StartAsync([]);

    /// <summary>Ends and removes what earlier runs that were killed left behind.</summary>
    public static async Task RemoveLeftoversAsync()
    {
        foreach (var path in Directory.EnumerateDirectories(Path.GetTempPath(), DirectoryPrefix + "*"))
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

    private static async Task<TestPostgres> StartAsync(Dictionary<string, string> settings)
    {
        var postgres = new TestPostgres(settings);
        await postgres.Embedded.StartAsync(TestContext.Current.CancellationToken);
        return postgres;
    }
}
