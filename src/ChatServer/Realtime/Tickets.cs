using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Http;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Realtime;

/// <summary>A ticket for one socket.</summary>
/// <param name="Ticket">Goes into the socket's URL as "access_token", or into its Authorization header as a bearer token.</param>
/// <param name="ExpiresAt">30 seconds later: the socket must be opened by then. It stays open for as long as the session lives.</param>
public sealed record IssuedTicket(string Ticket, DateTimeOffset ExpiresAt);

/// <summary>Gives out tickets, and takes each back once.</summary>
public sealed class Tickets(Database database, TimeProvider clock)
{
    private const string Issue = "insert into tickets (hash, session_id, expires_at) values ($1, $2, $3)";

    // Deleting is what makes it good for one use: of two sockets with the same ticket one finds no row.
    private const string Redeem = "delete from tickets where hash = $1 and expires_at > $2 returning session_id";

    private const string ForgetExpired = "delete from tickets where expires_at <= $1";

    private const int Bytes = 32;

    // Tells it from a session token, which is looked for elsewhere and must not stand in a URL.
    private const string Prefix = "ticket.";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    public static bool IsPossible(string token) => token.StartsWith(Prefix, StringComparison.Ordinal) && token.Length < 100;

    public async Task<IssuedTicket> IssueAsync(Guid sessionId, CancellationToken cancellation)
    {
        var ticket = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        var expiresAt = (clock.GetUtcNow() + Lifetime).CutToMilliseconds();

        await using var command = Command(Issue, Hash(ticket), sessionId, expiresAt);
        await command.ExecuteNonQueryAsync(cancellation);
        return new IssuedTicket(ticket, expiresAt);
    }

    /// <summary>The session that asked for this ticket; null if there is no such ticket, or no longer.</summary>
    public async Task<Guid?> RedeemAsync(string ticket, CancellationToken cancellation)
    {
        await using var command = Command(Redeem, Hash(ticket), clock.GetUtcNow());
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    public async Task ForgetExpiredAsync(CancellationToken cancellation)
    {
        await using var command = Command(ForgetExpired, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static byte[] Hash(string ticket) => SHA256.HashData(Encoding.UTF8.GetBytes(ticket));

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
