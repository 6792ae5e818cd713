using ChatServer.Load.Programs;
using Npgsql;

namespace ChatServer.Load.Channels;

/// <summary>What PostgreSQL has done, as it counts it itself.</summary>
/// <param name="Commits">Transactions.</param>
/// <param name="Read">Rows that were read, by index or by scan.</param>
/// <param name="Written">Rows that were inserted, updated or deleted.</param>
internal sealed record DatabaseWork(long Commits, long Read, long Written)
{
    private const string Counters = """
        select xact_commit, tup_returned + tup_fetched, tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()
        """;

    // Backends tell what they did when they come to rest, at most once a second.
    private static readonly TimeSpan UntilTold = TimeSpan.FromSeconds(3);

    public static async Task<DatabaseWork> ReadAsync(MeasuredServer server)
    {
        await Task.Delay(UntilTold);
        await using var source = NpgsqlDataSource.Create(server.Database);
        await using var command = source.CreateCommand(Counters);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new DatabaseWork(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }

    public static DatabaseWork operator -(DatabaseWork later, DatabaseWork earlier) =>
        new(later.Commits - earlier.Commits, later.Read - earlier.Read, later.Written - earlier.Written);
}
