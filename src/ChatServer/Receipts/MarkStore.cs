using ChatServer.Conversations;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Receipts;

/// <summary>What a move of marks came to.</summary>
public sealed record MovedMarks(long DeliveredSeq, long ReadSeq, bool HaveMoved, bool DeliveredMoved, bool ShowReads);

/// <summary>Moves marks: one statement, which only ever raises them.</summary>
public sealed class MarkStore(Database database)
{
    // The right side of each assignment is worked out on the newest row even when another move came between, so that two
    // devices at once end at the higher mark. No lock on the conversation: receipts must not slow its messages.
    private const string Move = $"""
        with asked as (
            select least(greatest($3::bigint, $4::bigint), c.head_seq) as delivered_seq, least($4::bigint, c.head_seq) as read_seq,
                c.member_count <= $6 and not c.kind {ConversationKinds.Crowds} as are_shown
            from conversations c where c.id = $1),
        counted as (
            select coalesce((select x.number from messages x where x.conversation_id = $1 and x.seq <= asked.read_seq
                             order by x.seq desc limit 1), 0) as read_number
            from asked),
        moved as (
            update members m
            set delivered_seq = greatest(m.delivered_seq, asked.delivered_seq), read_seq = greatest(m.read_seq, asked.read_seq),
                read_number = greatest(m.read_number, counted.read_number), marks_at = $5, marks_xid = pg_current_xact_id()
            from asked, counted
            where m.conversation_id = $1 and m.user_id = $2 and m.left_seq is null
                and (m.delivered_seq < asked.delivered_seq or m.read_seq < asked.read_seq)
            returning m.delivered_seq, m.read_seq),
        stepped as (
            insert into mark_steps (conversation_id, user_id, read_seq, delivered_seq, at)
            select $1, $2, moved.read_seq, moved.delivered_seq, $5 from moved, asked where asked.are_shown
            on conflict do nothing)
        select coalesce(moved.delivered_seq, m.delivered_seq), coalesce(moved.read_seq, m.read_seq), moved.read_seq is not null,
            coalesce(moved.delivered_seq > m.delivered_seq, false), u.show_reads
        from asked
        join members m on m.conversation_id = $1 and m.user_id = $2 and m.left_seq is null
        join users u on u.id = m.user_id
        left join moved on true
        """;

    /// <returns>Null for someone who is not a member.</returns>
    public async Task<MovedMarks?> MoveAsync(
        Guid conversationId, Guid userId, long delivered, long read, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Move);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = conversationId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = userId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = delivered });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = read });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MarksMoved.MaxMembers });

        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new MovedMarks(row.GetInt64(0), row.GetInt64(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4))
            : null;
    }
}
