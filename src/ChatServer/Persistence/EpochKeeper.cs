using System.Security.Cryptography;
using Npgsql;

namespace ChatServer.Persistence;

/// <summary>Raises the epoch when the database has another past than before: a standby promoted, a backup restored.</summary>
/// <remarks>Every new connection is asked before it is used, so no request is answered from a past that this node has not noticed.</remarks>
internal sealed class EpochKeeper(Epoch epoch, DeploymentSecret secret)
{
    // The timeline by which WAL is written now; the control file only learns of a promotion at the next checkpoint.
    private const string Lineage =
        "(select system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) from pg_control_system())";

    private const string Look = $"select epoch, lineage = {Lineage} from deployment";

    // A restored backup knows nothing of the epochs after it. The minute of the raise keeps them from being given out again.
    private const string Higher = "greatest(deployment.epoch + 1, (extract(epoch from now()) / 60)::int)";

    private const string Settle = $"""
        insert into deployment (id, epoch, lineage, secret) values (1, 1, {Lineage}, $1)
        on conflict (id) do update
        set epoch = case when deployment.lineage = excluded.lineage then deployment.epoch else {Higher} end, lineage = excluded.lineage
        returning epoch, secret
        """;

    /// <summary>Records the database's past, with a higher epoch if it is another one, and learns what the deployment keeps.</summary>
    public async Task SettleAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Settle, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = RandomNumberGenerator.GetBytes(Deployment.SecretBytes) });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        epoch.Set(reader.GetInt32(0));
        secret.Set(reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>Looks whether a connection leads to another past than the one settled.</summary>
    public async Task LookAsync(NpgsqlConnection connection)
    {
        if (epoch.Current == 0) return; // Nothing was settled yet; there may be no tables.

        await using var command = new NpgsqlCommand(Look, connection);
        await using (var reader = await command.ExecuteReaderAsync())
        {
            if (await reader.ReadAsync() && reader.GetBoolean(1))
            {
                epoch.Set(reader.GetInt32(0));
                return;
            }
        }

        await SettleAsync(connection);
    }

    /// <summary>Raises the epoch by hand, for a history that was cut in a way that the lineage does not show.</summary>
    public async Task<int> RaiseAsync(NpgsqlConnection connection)
    {
        await SettleAsync(connection);
        await using var command = new NpgsqlCommand($"update deployment set epoch = {Higher} returning epoch", connection);
        epoch.Set((int)(await command.ExecuteScalarAsync())!);
        return epoch.Current;
    }
}
