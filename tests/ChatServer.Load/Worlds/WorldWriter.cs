using ChatServer.Accounts;
using ChatServer.Conversations;
using Npgsql;

namespace ChatServer.Load.Worlds;

/// <summary>Writes people, sessions and conversations straight into the tables: signing up is slow on purpose.</summary>
internal static class WorldWriter
{
    public static async Task WriteAsync(World world, string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await WriteAsync(world, connection, DateTime.UtcNow);

        // A database that has lived knows how its rows are spread; a new one would learn it in the midst of the measurement.
        await using var analyze = new NpgsqlCommand("analyze", connection);
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>Writes it as if everything had begun at one time.</summary>
    public static async Task WriteAsync(World world, NpgsqlConnection connection, DateTime begun)
    {
        await connection.CopyAsync(
            "users (id, user_name, normalized_user_name, display_name, role, show_reads, card_version, list_head_seq, created_at, updated_at, "
            + "email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)",
            world.People.Select((p, n) => new object[]
            {
                p.Id, $"person{n}", $"person{n}", $"Person {n}", "user", true, 1L, 0L, begun, begun, true, false, false, false, 0,
            }));
        await connection.CopyAsync(
            "sessions (id, user_id, token_hash, network_hash, created_at, last_used_at, expires_at)",
            world.People.Select(p => new object[]
            {
                Guid.CreateVersion7(), p.Id, SessionToken.Hash(p.Token), new byte[32], begun, begun, begun + Session.IdleLifetime,
            }));
        await connection.CopyAsync(
            "conversations (id, kind, title, owner_id, head_seq, message_count, member_count, last_at, active_at, updated_seq, created_at)",
            world.Members.Select((c, n) => new object[]
            {
                c.Key, "group", $"Conversation {n}", c.Value[0].Id, 1L, 0L, c.Value.Count, begun, begun, 1L, begun,
            }));
        await connection.CopyAsync(
            "changes (conversation_id, seq, kind, subject_id, actor_id, at)",
            world.Members.Select(c => new object[] { c.Key, 1L, ConversationChanges.Created.Number, c.Key, c.Value[0].Id, begun }));
        await connection.CopyAsync(
            "members (conversation_id, user_id, role, joined_seq, joined_at, delivered_seq, read_seq, read_number, marks_at)",
            world.Members.SelectMany(c => c.Value.Select((p, n) => new object[]
            {
                c.Key, p.Id, n == 0 ? "owner" : "member", 1L, begun, 1L, 1L, 0L, begun,
            })));
    }
}
