using Npgsql;

namespace ChatServer.Persistence;

/// <summary>Refuses a database that may forget what it has acknowledged.</summary>
internal static class DurabilityCheck
{
    public const string AllowDataLoss = "Database:AllowDataLoss";

    private const string UnsafeSettings = """
        select name from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name
        """;

    public static async Task RunAsync(NpgsqlConnection connection, IConfiguration configuration, CancellationToken cancellation)
    {
        if (configuration.GetValue<bool>(AllowDataLoss)) return;

        var off = new List<string>();
        await using var command = new NpgsqlCommand(UnsafeSettings, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) off.Add(reader.GetString(0));
        if (off.Count == 0) return;

        throw new CannotStartException(
            $"The database has {string.Join(", ", off)} off: a crash could lose messages that were acknowledged. " +
            $"Turn it on in PostgreSQL, or set {AllowDataLoss}=true if losing messages is acceptable.");
    }
}
