using Npgsql;

namespace ChatServer.Harness;

/// <summary>Somebody else's transaction, for whose rows the server waits until it is disposed of.</summary>
public sealed class HeldRows : IAsyncDisposable
{
    private const string Waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlConnection _watcher;

    private HeldRows(ChatApp app) => (_connection, _watcher) = (new NpgsqlConnection(app.ConnectionString), new NpgsqlConnection(app.ConnectionString));

    /// <param name="app">Whose database.</param>
    /// <param name="statement">What takes the locks.</param>
    public static async Task<HeldRows> TakeAsync(ChatApp app, string statement)
    {
        // Nobody but the test makes anybody wait.
        await app.AllIsHeard();
        var held = new HeldRows(app);
        await held._connection.OpenAsync();
        await held._watcher.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {statement}", held._connection);
        await command.ExecuteNonQueryAsync();
        return held;
    }

    public static Task<HeldRows> PersonAsync(ChatApp app, TestUser who) => TakeAsync(app, $"select from users where id = '{who.Id}' for no key update");

    /// <summary>Returns when so many wait, for these rows or for each other.</summary>
    public async Task AreWaitedForBy(int count)
    {
        await using var waiting = new NpgsqlCommand(Waiting, _watcher);
        await Eventually.IsTrue(async () => await waiting.ExecuteScalarAsync() is long seen && seen >= count, $"{count} wait");
    }

    public async ValueTask DisposeAsync()
    {
        await using (var end = new NpgsqlCommand("rollback", _connection)) await end.ExecuteNonQueryAsync();
        await _connection.DisposeAsync();
        await _watcher.DisposeAsync();
    }
}
