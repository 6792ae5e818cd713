using ChatServer.Persistence;
using ChatServer.Statistics;

namespace ChatServer.Accounts;

/// <summary>Finds sessions in the database, and keeps them alive there.</summary>
public sealed class SessionStore(Database database)
{
    private const string Columns = "select id, user_id, last_used_at, expires_at from sessions";

    private const string SessionsOfLogin = """
        select exists (
            select from users u join sessions s on s.user_id = u.id
            where (u.normalized_user_name = $1 or u.normalized_email = $1)
        """;

    // A row that somebody holds is passed over, so that this waits for nobody: it is being ended, or written just like this.
    private static readonly string WriteUses = $"""
        with used as (
            select s.id, s.user_id, s.last_used_at as was, u.at from unnest($1::uuid[], $2::timestamptz[]) as u(id, at) join sessions s using (id)
            where s.revoked_at is null and s.last_used_at < u.at
            for update of s skip locked),
        counted as ({Tallies.AddActiveOf("used")})
        update sessions s set last_used_at = used.at, expires_at = least(used.at + $3, s.created_at + $4)
        from used where s.id = used.id
        """;

    public Task<LiveSession?> FindAsync(Guid sessionId, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync($"{Columns} where id = $1 and revoked_at is null and expires_at > $2", sessionId, now, cancellation);

    public Task<LiveSession?> FindByTokenAsync(byte[] tokenHash, DateTimeOffset now, CancellationToken cancellation) =>
        ReadAsync($"{Columns} where token_hash = $1 and revoked_at is null and expires_at > $2", tokenHash, now, cancellation);

    public async Task WriteUsesAsync(Dictionary<Guid, DateTimeOffset> uses, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(WriteUses);
        command.Parameters.AddWithValue(uses.Keys.ToArray());
        command.Parameters.AddWithValue(uses.Values.ToArray());
        command.Parameters.AddWithValue(Session.IdleLifetime);
        command.Parameters.AddWithValue(Session.MaxLifetime);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether this token, dead or alive, was once given to whoever has this login.</summary>
    public Task<bool> IsDeviceOfAsync(string login, byte[] tokenHash, CancellationToken cancellation) =>
        ExistsAsync($"{SessionsOfLogin} and s.token_hash = $2)", login, tokenHash, cancellation);

    /// <summary>Whether whoever has this login once signed in from there.</summary>
    public Task<bool> IsKnownNetworkAsync(string login, byte[] networkHash, CancellationToken cancellation) =>
        ExistsAsync($"{SessionsOfLogin} and s.network_hash = $2)", login, networkHash, cancellation);

    private async Task<bool> ExistsAsync(string sql, string login, byte[] hash, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        command.Parameters.AddWithValue(login);
        command.Parameters.AddWithValue(hash);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<LiveSession?> ReadAsync(string sql, object key, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        command.Parameters.AddWithValue(key);
        command.Parameters.AddWithValue(now);

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation)) return null;

        return new LiveSession(
            reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3));
    }
}
