using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Search.Queries;
using ChatServer.Search.Words;
using Npgsql;

namespace ChatServer.Search;

/// <summary>Reads what was found as it is now, if the reader may still read it.</summary>
public sealed class FoundMessages(Database database, MediaOfMessages mediaOfMessages, TimeProvider clock)
{
    internal static readonly string Read = $"""
        select {MessageRow.Columns("m")}
        from unnest($2::uuid[], $3::bigint[]) with ordinality k(conversation_id, seq, n)
        join members r on r.conversation_id = k.conversation_id and r.user_id = $1 and r.left_seq is null
        join messages m on m.conversation_id = k.conversation_id and m.seq = k.seq and m.seq > r.history_seq and m.deleted_at is null
        order by k.n
        """;

    /// <summary>Those in which everything that was looked for still stands: the index may be a moment behind an edit.</summary>
    public async Task<IReadOnlyList<MessageMatch>> ReadAsync(
        Guid readerId, Lookup lookup, IReadOnlyList<Found> found, CancellationToken cancellation)
    {
        var messages = await ReadAsync(readerId, found, cancellation);
        var matches =
            from message in messages
            where lookup.IsBy(message.SenderId)
            let ranges = Matching.Of(lookup.Query, Said.Of(message.Content, message.Details))
            where ranges is not null
            select MessageMatch.Of(message, ranges);
        return [.. matches];
    }

    private async Task<List<MessageView>> ReadAsync(Guid readerId, IReadOnlyList<Found> found, CancellationToken cancellation)
    {
        var messages = new List<MessageView>(found.Count);
        if (found.Count == 0) return messages;

        await using (var command = database.Searching.CreateCommand(Read))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = readerId });
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. found.Select(f => f.Place.ConversationId)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. found.Select(f => f.Place.Seq)] });
            await using var row = await command.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation))
                if (MessageRow.Read(row, 0, clock.GetUtcNow()) is { DeletedAt: null } message) messages.Add(message);
        }

        await mediaOfMessages.AddForAsync(readerId, messages, cancellation);
        return messages;
    }
}
