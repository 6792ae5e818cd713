using ChatServer.Blocks;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Receipts;

/// <summary>The receipts of a message: a view over the marks of those who were members when it was sent.</summary>
public sealed class ReceiptReader(Database database, MessageReader messages, Cursors cursors)
{
    private const string List = "receipts";

    // Sending moves the sender's own marks without a step. Whoever wrote something within the next messages had read this one
    // by then at the latest; so the send path need not write a step of its own.
    private static readonly string Read = $"""
        with following as materialized (
            select f.sender_id, min(f.created_at) as at
            from (select sender_id, created_at from messages where conversation_id = $1 and seq > $2 order by seq limit 1000) f
            group by f.sender_id)
        select m.user_id, m.delivered_seq >= $2, m.read_seq >= $2 and u.show_reads and reader.show_reads and m.user_id not in {Blocking.With("$4")},
            coalesce(least(d.at, f.at), m.marks_at), coalesce(least(r.at, f.at), m.marks_at)
        from members m
        join users u on u.id = m.user_id
        join users reader on reader.id = $4
        left join following f on f.sender_id = m.user_id
        left join lateral (
            select s.at from mark_steps s where s.conversation_id = $1 and s.user_id = m.user_id and s.delivered_seq >= $2
            order by s.delivered_seq limit 1) d on true
        left join lateral (
            select s.at from mark_steps s where s.conversation_id = $1 and s.user_id = m.user_id and s.read_seq >= $2
            order by s.read_seq limit 1) r on true
        where m.conversation_id = $1 and m.user_id <> $3 and m.user_id > $5
            and m.joined_seq < $2 and {SeenBy} and (m.left_seq is null or m.left_seq > $2)
        order by m.user_id
        limit $6
        """;

    // Subscribers of a channel are not shown to each other; those with a role see how far it has come.
    private const string SeenBy = $"""
        (m.user_id = $4 or exists (
            select from conversations c join members own on own.conversation_id = c.id and own.user_id = $4
            where c.id = $1 and (not c.kind {ConversationKinds.Crowds} or own.role <> 'member')))
        """;

    public async Task<Page<ReceiptView>> ListAsync(Guid readerId, Guid messageId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var message = await messages.ReadAsync(readerId, messageId, cancellation);

        await using var command = database.Main.CreateCommand(Read);
        command.Parameters.AddWithValue(message.ConversationId);
        command.Parameters.AddWithValue(message.Seq);
        command.Parameters.AddWithValue(message.SenderId);
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue(after);
        command.Parameters.AddWithValue((long)page.Limit + 1);

        var items = new List<ReceiptView>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) items.Add(View(row, message.CreatedAt));

        if (items.Count <= page.Limit) return new Page<ReceiptView>(items, null);
        items.RemoveAt(page.Limit);
        return new Page<ReceiptView>(items, cursors.Write(List, readerId, items[^1].UserId.ToString()));
    }

    private static ReceiptView View(NpgsqlDataReader row, DateTimeOffset sentAt)
    {
        var (isDelivered, isRead) = (row.GetBoolean(1), row.GetBoolean(2));

        // Marks carry the time of the node that moved them, whose clock may have been set back since the message.
        DateTimeOffset At(int column) => row.GetFieldValue<DateTimeOffset>(column) is var at && at > sentAt ? at : sentAt;

        return new ReceiptView(
            row.GetGuid(0),
            isRead ? ReceiptStatus.Read : isDelivered ? ReceiptStatus.Delivered : ReceiptStatus.Sent,
            isDelivered ? At(3) : null,
            isRead ? At(4) : null);
    }
}
