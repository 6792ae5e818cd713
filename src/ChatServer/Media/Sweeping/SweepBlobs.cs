using ChatServer.Media.Storage;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Media.Sweeping;

/// <summary>Removes content that nothing refers to, one at a time: the row and what it stands for, while the row is held.</summary>
/// <remarks>
/// Killed after the content and before the commit, it leaves a row without content that nothing refers to; whoever wants the same content
/// again puts it again, and otherwise the next sweep finds the row still due.
/// </remarks>
public sealed class SweepBlobs(Database database, IBlobStore store, TimeProvider clock)
{
    private const int AtOnce = 100;

    internal const string Delete = """
        delete from blobs b where b.hash = $1 and b.check_at <= $2
            and not exists (select from media m where m.blob = b.hash) and not exists (select from media_variants v where v.blob = b.hash)
        """;

    private const string Keep = "update blobs set check_at = null where hash = $1 and check_at <= $2";

    internal static readonly string Due = $"select hash from blobs where check_at <= $1 order by check_at limit {AtOnce}";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        while (await DueAsync(now, cancellation) is { Count: > 0 } due)
            foreach (var hash in due) await SweepAsync(hash, now, cancellation);
    }

    /// <summary>Removes what was left by putting that began before this, by the clock of the store, and never ended.</summary>
    public Task RemoveUnfinishedAsync(DateTimeOffset before, CancellationToken cancellation) => store.SweepAsync(before, cancellation);

    private async Task<List<byte[]>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Due);
        command.Parameters.Add(new NpgsqlParameter { Value = now });
        await using var row = await command.ExecuteReaderAsync(cancellation);

        var due = new List<byte[]>();
        while (await row.ReadAsync(cancellation)) due.Add(row.GetFieldValue<byte[]>(0));
        return due;
    }

    private async Task SweepAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.Main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await TryDeleteAsync(connection, hash, now, cancellation)) await store.DeleteAsync(hash, cancellation);
        else await ExecuteAsync(connection, Keep, hash, now, cancellation);

        await Database.CommitAsync(transaction);
    }

    private static async Task<bool> TryDeleteAsync(NpgsqlConnection connection, byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        await ExecuteAsync(connection, Delete, hash, now, cancellation) > 0;

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, byte[] hash, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter { Value = hash }, new NpgsqlParameter { Value = now } } };
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
