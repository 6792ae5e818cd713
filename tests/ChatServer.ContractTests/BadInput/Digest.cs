using ChatServer.Harness;
using Npgsql;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Tells whether anything at all was stored: numbers made of every row of every table of a server's database.</summary>
internal sealed class Digest : IAsyncDisposable
{
    // Who tries what they may not is recorded, and changes nothing that anybody meets.
    private const string Tables = "select tablename from pg_tables where schemaname = 'public' and tablename not in ('security_events', 'security_heads')";

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _sums;

    private Digest(NpgsqlConnection connection, string sums) => (_connection, _sums) = (connection, new NpgsqlCommand(sums, connection));

    public static async Task<Digest> OfAsync(ChatApp app)
    {
        await app.AllJobsAreDone();
        await app.AllIsHeard();
        var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand(Tables, connection))
        await using (var rows = await command.ExecuteReaderAsync())
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));

        // A sum does not depend on the order of the rows.
        var sums = tables.Select(t => $"(select count(*) + coalesce(sum(hashtextextended(t::text, 0)), 0) from \"{t}\" t)");
        var digest = new Digest(connection, $"select concat_ws(' ', {string.Join(", ", sums)})");
        await digest._sums.PrepareAsync();
        return digest;
    }

    public async Task<string> ReadAsync() => (string)(await _sums.ExecuteScalarAsync())!;

    public async ValueTask DisposeAsync()
    {
        await _sums.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
