using ChatServer.Messages;
using Npgsql;

namespace ChatServer.Load.Worlds;

/// <summary>Makes of messages that were written straight into their table what the server would have made: log, heads and marks.</summary>
internal static class MessageLog
{
    public const string Columns = "messages (conversation_id, seq, id, number, client_id, request_hash, sender_id, content, created_at)";

    private static readonly string Consequences = $"""
        insert into changes (conversation_id, seq, kind, subject_id, actor_id, at)
        select conversation_id, seq, {MessageChanges.Sent.Number}, id, sender_id, created_at from messages order by created_at;

        update conversations c set head_seq = m.head, message_count = m.count, last_at = m.at, active_at = m.at
        from (select conversation_id, max(seq) as head, max(number) as count, max(created_at) as at from messages group by 1) m
        where m.conversation_id = c.id;

        update members m set delivered_seq = c.head_seq, read_seq = c.head_seq, read_number = c.message_count, marks_at = c.last_at
        from conversations c where c.id = m.conversation_id;
        """;

    public static async Task WriteAsync(NpgsqlConnection connection)
    {
        await RunAsync(connection, Consequences);

        // Vacuum too, as in a database that has lived: otherwise it would begin by itself while something is measured.
        await RunAsync(connection, "vacuum analyze");
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
