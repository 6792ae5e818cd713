using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Accounts;

/// <summary>Finds sessions in the database.</summary>
public sealed class SessionStore(Database database)
{
    private const string Columns = "select id, user_id, last_used_at, expires_at from sessions";

    public Task<LiveSession?> FindAsync(Guid sessionId, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync($"{Columns} where id = $1 and revoked_at is null and expires_at > $2", sessionId, now, cancellation);

    public Task<LiveSession?> FindByTokenAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync($"{Columns} where token_hash = $1 and revoked_at is null and expires_at > $2", tokenHash, now, cancellation);

    private async Task<LiveSession?> ReadAsync(string sql, object key, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;

        return new LiveSession(
            reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
    }
}
