using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Messages;

/// <summary>How a list of messages is read by position, in both directions.</summary>
/// <remarks>
/// $1 is what the list is of, $2 the reader, $3 a position and $4 a limit. There is no row for a reader who is not let in, and for one who
/// is there is one even where there is no message.
/// </remarks>
internal sealed record PageStatements(string Older, string Newer)
{
    /// <param name="from">What lets the reader in.</param>
    /// <param name="which">Which messages are in the list.</param>
    /// <param name="where">Who the reader is.</param>
    public static PageStatements Of(string from, string which, string where) =>
        new(Page(from, which, where, "<", "desc"), Page(from, which, where, ">", "asc"));

    // The inner limit is one that the planner knows: without it a plan for any limit looks dear, and every page is planned anew.
    private static string Page(string from, string which, string where, string side, string order) => $"""
        select {MessageRow.Columns("m")}
        from {from}
        left join lateral (
            select * from (
                select * from messages where {which} and seq {side} $3 order by seq {order} limit {PageRequest.MaxLimit + 1}) m
            order by seq {order} limit $4) m on true
        where {where}
        order by m.seq
        """;
}

/// <summary>Reads messages by position, with one statement in each direction.</summary>
public sealed class MessagePages(Database database, MediaOfMessages mediaOfMessages, TimeProvider clock)
{
    /// <param name="statements">Which list.</param>
    /// <param name="readerId">Who reads.</param>
    /// <param name="ofId">What the list is of.</param>
    /// <param name="page">Which part of it.</param>
    /// <param name="refuse">What a reader is told who is not let in.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<MessagePage> ReadAsync(
        PageStatements statements, Guid readerId, Guid ofId, MessagePageRequest page, Func<RefusalException> refuse, CancellationToken cancellation)
    {
        page.Validate();

        async Task<MessagePage> OlderAsync(long before, int limit)
        {
            var messages = await ReadAsync(statements.Older, readerId, ofId, before, limit + 1, cancellation) ?? throw refuse();
            return messages.Count > limit ? new MessagePage(messages[1..], HasMore: true) : new MessagePage(messages, HasMore: false);
        }

        async Task<MessagePage> NewerAsync(long after, int limit)
        {
            var messages = await ReadAsync(statements.Newer, readerId, ofId, after, limit + 1, cancellation) ?? throw refuse();
            return messages.Count > limit ? new MessagePage(messages[..limit], HasMore: true) : new MessagePage(messages, HasMore: false);
        }

        return page switch
        {
            { Around: { } seq } => MessagePage.Around(
                await OlderAsync(seq, page.Limit / 2), await NewerAsync(seq - 1, page.Limit - (page.Limit / 2))),
            { After: { } seq } => await NewerAsync(seq, page.Limit),
            _ => await OlderAsync(page.Before ?? long.MaxValue, page.Limit),
        };
    }

    /// <returns>Null for a reader who is not let in.</returns>
    private async Task<List<MessageView>?> ReadAsync(
        string sql, Guid readerId, Guid ofId, long seq, int count, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ofId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = readerId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = seq });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });

        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) return null;

        var messages = new List<MessageView>(count);
        if (row.IsDBNull(0)) return messages;

        do
        {
            messages.Add(MessageRow.Read(row, 0, clock.GetUtcNow()));
        }
        while (await row.ReadAsync(cancellation));

        await mediaOfMessages.AddForAsync(readerId, messages, cancellation);
        return messages;
    }
}
