using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ProgramTests.Demo;

/// <summary>Makes a change of certain rows wait in the database, so that a server can be killed in the middle of it.</summary>
internal sealed class Stall : IAsyncDisposable
{
    private const string AnybodyWaits = """
        select exists (
            select from pg_locks l join pg_database d on d.oid = l.database
            where d.datname = current_database() and l.locktype = 'advisory' and not l.granted)
        """;

    private readonly NpgsqlConnection _connection;

    private Stall(NpgsqlConnection connection) => _connection = connection;

    /// <param name="connectionString">A database with tables.</param>
    /// <param name="change">Such as "insert on messages".</param>
    /// <param name="when">Which rows: a condition about "new".</param>
    public static async Task<Stall> BeginAsync(string connectionString, string change, string when)
    {
        var stall = new Stall(new NpgsqlConnection($"{connectionString};Pooling=false"));
        await stall._connection.OpenAsync();
        await stall.AskAsync($"""
            create function stall() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(1); return new; end';
            create trigger stall before {change} for each row when ({when}) execute function stall();
            select pg_advisory_lock(1)
            """);
        return stall;
    }

    public Task IsReachedAsync() => Eventually.IsTrue(async () => await AskAsync(AnybodyWaits) is true, "the server comes to the stall");

    /// <summary>Lets those who wait go on, and nobody wait again.</summary>
    public async ValueTask DisposeAsync()
    {
        await AskAsync("select pg_advisory_unlock(1)");
        await AskAsync("drop function stall() cascade");
        await _connection.DisposeAsync();
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync();
    }
}
