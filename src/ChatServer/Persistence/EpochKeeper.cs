using System.Security.Cryptography;
using Npgsql;

namespace ChatServer.Persistence;

/// <summary>Raises the epoch when the database has another past than before: a standby promoted, a backup restored.</summary>
internal sealed class EpochKeeper(Database database, Epoch epoch)
{
    // A promotion writes the new timeline into every later WAL file name at once; the control file follows with its next checkpoint.
    private const string Lineage =
        "(select system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) from pg_control_system())";

    private const string Look = $"""
        insert into deployment (id, epoch, lineage, secret) values (1, 1, {Lineage}, $1)
        on conflict (id) do update
        set epoch = deployment.epoch + (deployment.lineage <> excluded.lineage)::int, lineage = excluded.lineage
        returning epoch
        """;

    /// <summary>Compares the database's past with the one last seen, and sets <see cref="Epoch"/>.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Look);
        command.Parameters.Add(new NpgsqlParameter { Value = RandomNumberGenerator.GetBytes(Deployment.SecretBytes) });
        epoch.Set((int)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Raises the epoch by hand, for a history that was cut in a way the lineage does not show.</summary>
    public async Task<int> RaiseAsync(CancellationToken cancellation)
    {
        await LookAsync(cancellation);
        await using var command = database.Main.CreateCommand("update deployment set epoch = epoch + 1 returning epoch");
        epoch.Set((int)(await command.ExecuteScalarAsync(cancellation))!);
        return epoch.Current;
    }
}
