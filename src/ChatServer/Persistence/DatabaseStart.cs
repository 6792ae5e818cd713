using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Persistence;

/// <summary>Makes the database ready before the first request: safe settings, tables up to date, the epoch known.</summary>
internal sealed partial class DatabaseStart(
    Database database, IServiceScopeFactory scopes, IConfiguration configuration, EpochKeeper epochs, ILogger<DatabaseStart> log)
{
    /// <summary>Seconds to wait for a database that is not there yet, such as one that starts beside this server.</summary>
    public const string StartTimeout = "Database:StartTimeoutSeconds";

    // Any number, as long as all nodes use the same.
    private const long MigrationLock = 0x43_68_61_74;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        await DurabilityCheck.RunAsync(connection, configuration, cancellation);
        await MigrateAsync(connection, cancellation);
        await epochs.SettleAsync(connection);
    }

    /// <summary>Only brings the tables up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        await MigrateAsync(connection, cancellation);
    }

    public async Task<int> RaiseEpochAsync(CancellationToken cancellation)
    {
        await using var connection = await ConnectAsync(cancellation);
        return await epochs.RaiseAsync(connection);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        using var patience = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var attempts = configuration.GetValue(StartTimeout, 60);
        while (true)
        {
            try
            {
                return await database.Main.OpenConnectionAsync(cancellation);
            }
            catch (NpgsqlException refused) when (refused.IsTransient && attempts-- > 0)
            {
                LogWaits(refused.Message);
                await patience.WaitForNextTickAsync(cancellation);
            }
            catch (NpgsqlException refused)
            {
                throw new CannotStartException($"The database of ConnectionStrings:Chat cannot be used: {refused.Message}", refused);
            }
        }
    }

    /// <summary>Nodes that start together take turns.</summary>
    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        await using var takeTurn = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, turn) { CommandTimeout = 0 };
        takeTurn.Parameters.Add(new NpgsqlParameter { Value = MigrationLock });
        await takeTurn.ExecuteNonQueryAsync(cancellation);

        await using var scope = scopes.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<ChatDbContext>().Database;

        // To migrate compares the whole model, even where nothing is to be done.
        if ((await tables.GetPendingMigrationsAsync(cancellation)).Any()) await tables.MigrateAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer yet: {Reason}")]
    private partial void LogWaits(string reason);
}
