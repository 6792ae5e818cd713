namespace ChatServer.Persistence;

/// <summary>Refuses a database that may forget what it has acknowledged.</summary>
internal sealed class DurabilityCheck(Database database, IConfiguration configuration)
{
    public const string AllowDataLoss = "Database:AllowDataLoss";

    private const string UnsafeSettings = """
        select name from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name
        """;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (configuration.GetValue<bool>(AllowDataLoss)) return;

        var off = new List<string>();
        await using var command = database.Main.CreateCommand(UnsafeSettings);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) off.Add(reader.GetString(0));

        if (off.Count > 0)
        {
            throw new CannotStartException(
                $"The database has {string.Join(", ", off)} off: a crash could lose messages that were acknowledged. " +
                $"Turn it on in PostgreSQL, or set {AllowDataLoss}=true if losing data is acceptable.");
        }
    }
}
