using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Messages;

/// <summary>Reads a conversation's messages by position, for one of its members, with one statement in each direction.</summary>
public sealed class MessageHistory(Database database, MediaOfMessages mediaOfMessages, MediaLinks links)
{
    internal static readonly string Older = Page("<", "desc");
    internal static readonly string Newer = Page(">", "asc");

    // The reader's own membership is the way in: without it there is no row, with it one even where there is no message.
    // The inner limit is one that the planner knows: without it a plan for any limit looks dear, and every page is planned anew.
    private static string Page(string side, string order) => $"""
        select {MessageRow.Columns("m")}
        from members reader
        left join lateral (
            select * from (
                select * from messages where conversation_id = $1 and seq {side} $3 order by seq {order} limit {PageRequest.MaxLimit + 1}) m
            order by seq {order} limit $4) m on true
        where reader.conversation_id = $1 and reader.user_id = $2 and reader.left_seq is null
        order by m.seq
        """;

    public async Task<MessagePage> ReadAsync(
        Guid readerId, Guid conversationId, MessagePageRequest page, CancellationToken cancellation)
    {
        page.Validate();
        return page switch
        {
            { Around: { } seq } => MessagePage.Around(
                await OlderAsync(readerId, conversationId, seq, page.Limit / 2, cancellation),
                await NewerAsync(readerId, conversationId, seq - 1, page.Limit - (page.Limit / 2), cancellation)),
            { After: { } seq } => await NewerAsync(readerId, conversationId, seq, page.Limit, cancellation),
            _ => await OlderAsync(readerId, conversationId, page.Before ?? long.MaxValue, page.Limit, cancellation),
        };
    }

    private async Task<MessagePage> OlderAsync(Guid readerId, Guid conversationId, long before, int limit, CancellationToken cancellation)
    {
        var messages = await ReadAsync(Older, readerId, conversationId, before, limit + 1, cancellation);
        return messages.Count > limit ? new MessagePage(messages[1..], HasMore: true) : new MessagePage(messages, HasMore: false);
    }

    private async Task<MessagePage> NewerAsync(Guid readerId, Guid conversationId, long after, int limit, CancellationToken cancellation)
    {
        var messages = await ReadAsync(Newer, readerId, conversationId, after, limit + 1, cancellation);
        return messages.Count > limit ? new MessagePage(messages[..limit], HasMore: true) : new MessagePage(messages, HasMore: false);
    }

    private async Task<List<MessageView>> ReadAsync(
        string sql, Guid readerId, Guid conversationId, long seq, int count, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversationId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = readerId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seq });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });

        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) throw Refusal.NoSuchConversation();

        var messages = new List<MessageView>(count);
        if (row.IsDBNull(0)) return messages;

        do
        {
            messages.Add(MessageRow.Read(row, 0));
        }
        while (await row.ReadAsync(cancellation));

        await mediaOfMessages.AddAsync(messages, m => links.Sign(readerId, m), cancellation);
        return messages;
    }
}
