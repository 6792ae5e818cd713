using Npgsql;

namespace ChatServer.Load.Worlds;

internal static class Copying
{
    /// <summary>Writes many rows into a table, named with its columns.</summary>
    public static async Task CopyAsync(this NpgsqlConnection connection, string table, IEnumerable<object[]> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)");
        foreach (var row in rows) await copy.WriteRowAsync(CancellationToken.None, row);
        await copy.CompleteAsync();
    }
}
