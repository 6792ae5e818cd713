using Npgsql;

namespace ChatServer.Harness;

/// <summary>Finds where a server keeps a text, wherever that is.</summary>
public static class Traces
{
    /// <summary>The tables with a row that has it in it.</summary>
    public static async Task<List<string>> InTables(ChatApp app, string text)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("select tablename from pg_tables where schemaname = 'public'", connection))
        await using (var row = await list.ExecuteReaderAsync())
            while (await row.ReadAsync()) tables.Add(row.GetString(0));

        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var grep = new NpgsqlCommand($"select exists (select from \"{table}\" t where t::text ilike '%{text}%')", connection);
            if ((bool)(await grep.ExecuteScalarAsync())!) found.Add(table);
        }

        return found;
    }

    /// <summary>The files with it in them.</summary>
    public static List<string> InFiles(ChatApp app, string text) =>
        [.. Directory.EnumerateFiles(app.DataDirectory, "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains(text, StringComparison.Ordinal))];
}
