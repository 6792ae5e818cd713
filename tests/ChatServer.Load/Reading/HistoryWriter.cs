using ChatServer.Load.Worlds;
using Npgsql;

namespace ChatServer.Load.Reading;

/// <summary>Writes the messages straight into the tables, and everything that follows from them: positions, log, heads, marks.</summary>
internal sealed class HistoryWriter(HistoryWorld history)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    // The newest message was sent just now.
    private readonly DateTime _begun = DateTime.UtcNow - (Step * HistoryWorld.LongLength);

    public async Task WriteAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await WorldWriter.WriteAsync(history.World, connection, _begun);
        await connection.CopyAsync(MessageLog.Columns, Messages());
        await MessageLog.WriteAsync(connection);
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
}
