using Npgsql;

namespace ChatServer.ContractTests.Permissions;

/// <summary>Tells whether anything in a database has changed, whatever it is.</summary>
internal static class Fingerprint
{
    // A row that was added or changed carries the newest transaction's number; one that was removed is missing in the count.
    // People are compared by what is in their rows: a socket that closes writes down when they were last seen.
    // Who tries what they may not is recorded, and changes nothing that anybody meets.
    private const string OfEachTable = """
        select string_agg(case table_name
            when 'users' then 'select md5(string_agg((to_jsonb(t) - ''last_seen_at'')::text, '','' order by id)) from users t'
            else format('select %L || count(*) || ''/'' || max(xmin::text::bigint) from %I', table_name || ' ', table_name) end,
            ' union all ')
        from information_schema.tables where table_schema = 'public' and table_name not in ('security_events', 'security_heads')
        """;

    public static async Task<string> TakeAsync(string connectionString)
    {
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        await using var statement = new NpgsqlCommand(OfEachTable, database);
        await using var fingerprint = new NpgsqlCommand((string)(await statement.ExecuteScalarAsync())!, database);

        var parts = new List<string>();
        await using var reader = await fingerprint.ExecuteReaderAsync();
        while (await reader.ReadAsync()) parts.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return string.Join('\n', parts.Order());
    }
}
