using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Persistence;

/// <summary>Makes the database ready before the first request: safe settings, tables up to date, the epoch known.</summary>
internal sealed class DatabaseStart(Database database, IServiceScopeFactory scopes, DurabilityCheck durability, EpochKeeper epochs, DeploymentSecret secret)
{
    // Any number, as long as all nodes use the same.
    private const long MigrationLock = 0x43_68_61_74;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await durability.RunAsync(cancellation);
        await MigrateAsync(cancellation);
        await epochs.LookAsync(cancellation);
        await secret.LoadAsync(database, cancellation);
    }

    /// <summary>Brings the tables up to date; nodes that start together take turns.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var connection = await database.Main.OpenConnectionAsync(cancellation);
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        await using var takeTurn = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, turn) { CommandTimeout = 0 };
        takeTurn.Parameters.Add(new NpgsqlParameter { Value = MigrationLock });
        await takeTurn.ExecuteNonQueryAsync(cancellation);

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChatDbContext>().Database.MigrateAsync(cancellation);
    }
}
