using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Search.Indexing;

/// <summary>Whoever deletes messages and whoever indexes them take turns, so that no deleted text comes back with what was read before.</summary>
/// <remarks>Those who delete do not wait for each other. Held to the end of the transaction, and taken after the conversations.</remarks>
internal static class IndexLock
{
    private const long Key = 0x53_65_61_72_63_68;

    public static Task ShareAsync(ChatDbContext db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Key})", cancellation);

    public static async Task TakeAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = Key });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
