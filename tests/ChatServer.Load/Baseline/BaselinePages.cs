using Npgsql;

namespace ChatServer.Load.Baseline;

internal sealed record BaselineMessage(
    Guid Id,
    Guid ConversationId,
    long Seq,
    Guid ClientId,
    Guid SenderId,
    string? Content,
    IReadOnlyList<object> Media,
    Guid? ReplyToId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    DateTimeOffset? DeletedAt);

internal sealed record BaselinePage(List<BaselineMessage> Items, bool HasMore);

/// <summary>One statement per page, oldest first.</summary>
internal sealed class BaselinePages(BaselinePool pool)
{
    private const int Limit = 50;

    private const string Select = """
        select id, conversation_id, seq, client_id, sender_id, content, reply_to_id, created_at, edited_at, deleted_at
        from messages where conversation_id = $1 and seq < $2 order by seq desc limit 51
        """;

    public async Task<BaselinePage> ReadAsync(Guid conversationId, long before)
    {
        await using var command = pool.Source.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversationId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = before });
        await using var rows = await command.ExecuteReaderAsync();

        var messages = new List<BaselineMessage>(Limit + 1);
        while (await rows.ReadAsync()) messages.Add(Read(rows));

        var hasMore = messages.Count > Limit;
        if (hasMore) messages.RemoveAt(Limit);
        messages.Reverse();
        return new BaselinePage(messages, hasMore);
    }

    private static BaselineMessage Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetInt64(2),
        row.GetGuid(3),
        row.GetGuid(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        [],
        row.IsDBNull(6) ? null : row.GetGuid(6),
        row.GetFieldValue<DateTimeOffset>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
        row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9));
}
