using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Somebody else's transaction that keeps the server waiting at a chosen point.</summary>
internal sealed class HeldDatabase : IAsyncDisposable
{
    private const string WaitsForLock = """
        select exists (select from pg_stat_activity where application_name = 'ChatServer' and state = 'active' and wait_event_type = 'Lock')
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlConnection _watcher;

    private HeldDatabase(CrashServer server) =>
        (_connection, _watcher) = (new NpgsqlConnection(server.ConnectionString), new NpgsqlConnection(server.ConnectionString));

    /// <param name="server">Whose database.</param>
    /// <param name="hold">The statement that takes the lock.</param>
    public static async Task<HeldDatabase> TakeAsync(CrashServer server, string hold)
    {
        var held = new HeldDatabase(server);
        await held._connection.OpenAsync();
        await held._watcher.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {hold}", held._connection);
        await command.ExecuteNonQueryAsync();
        return held;
    }

    /// <summary>Returns when the server waits for what is held.</summary>
    public async Task StopsServerAsync()
    {
        await using var waits = new NpgsqlCommand(WaitsForLock, _watcher);
        await Eventually.IsTrue(async () => await waits.ExecuteScalarAsync() is true, "the server waits");
    }

    /// <summary>Ends the transaction.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _watcher.DisposeAsync();
    }
}
