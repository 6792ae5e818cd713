using ChatServer.Load.Worlds;
using ChatServer.Messages;
using Npgsql;

namespace ChatServer.Load.Reading;

/// <summary>Writes the messages straight into the tables, and everything that follows from them: positions, log, heads, marks.</summary>
internal sealed class HistoryWriter(HistoryWorld history)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private static readonly string Consequences = $"""
        insert into changes (conversation_id, seq, kind, subject_id, actor_id, at)
        select conversation_id, seq, {MessageChanges.Sent.Number}, id, sender_id, created_at from messages order by created_at;

        update conversations c set head_seq = m.head, message_count = m.count, last_at = m.at, active_at = m.at
        from (select conversation_id, max(seq) as head, max(number) as count, max(created_at) as at from messages group by 1) m
        where m.conversation_id = c.id;

        update members m set delivered_seq = c.head_seq, read_seq = c.head_seq, read_number = c.message_count, marks_at = c.last_at
        from conversations c where c.id = m.conversation_id;
        """;

    // The newest message was sent just now.
    private readonly DateTime _begun = DateTime.UtcNow - (Step * HistoryWorld.LongLength);

    public async Task WriteAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await WorldWriter.WriteAsync(history.World, connection, _begun);
        await connection.CopyAsync(
            "messages (conversation_id, seq, id, number, client_id, request_hash, sender_id, content, created_at)",
            Messages());
        await RunAsync(connection, Consequences);

        // Vacuum too, as in a database that has lived: otherwise it would begin by itself while pages are read.
        await RunAsync(connection, "vacuum analyze");
    }

    // In the order of time, so that a page lies as scattered on the disk as if people had sent it.
    private IEnumerable<object[]> Messages()
    {
        for (var step = 1; step <= HistoryWorld.LongLength; step++)
        {
            for (var i = 0; i < history.Conversations.Count; i++)
            {
                var interval = HistoryWorld.LongLength / HistoryWorld.LengthOf(i);
                if (step % interval == 0) yield return Message(history.Conversations[i], step / interval, _begun + (Step * step));
            }
        }
    }

    private object[] Message(Guid conversation, long number, DateTime at)
    {
        var members = history.World.Members[conversation];
        var sender = members[(int)(number % members.Count)].Id;

        // Position 1 is the conversation's own beginning.
        return [conversation, number + 1, Guid.CreateVersion7(at), number, Guid.NewGuid(), new byte[32], sender, Text(number), at];
    }

    // A hundred bytes.
    private static string Text(long number) => $"Message {number} ".PadRight(100, '.');

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
