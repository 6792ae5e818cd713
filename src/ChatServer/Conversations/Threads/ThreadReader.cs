using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Conversations.Threads;

/// <summary>A thread in the list of its group.</summary>
/// <param name="Id">The thread's id: it is a conversation.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="OwnerId">Who owns it; null when everybody has left it.</param>
/// <param name="MemberCount">How many people have opened it and not left it.</param>
/// <param name="MessageCount">How many messages were ever sent in it.</param>
/// <param name="Opened">Whether you are in it.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="ClosedAt">Since when nobody writes in it any more; null while it is open.</param>
/// <param name="UpdatedAt">When something last happened in it; the list is sorted by it.</param>
public sealed record ThreadListItem(
    Guid Id,
    string Title,
    Guid? OwnerId,
    int MemberCount,
    long MessageCount,
    bool Opened,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset UpdatedAt);

/// <summary>Lists the threads of a group, for its members, in one query.</summary>
public sealed class ThreadReader(Database database, Cursors cursors)
{
    private const string List = "threads";

    internal static readonly string FirstPage = Page("");
    internal static readonly string NextPage = Page("and (c.active_at, c.id) < ($4, $5)");

    // The threads of one group are few enough to sort; nothing that a message moves needs an index.
    private static string Page(string after) => $"""
        select t.id, t.title, t.owner_id, t.member_count, t.message_count, mine.user_id is not null, t.created_at, t.closed_at, t.active_at
        from members reader
        left join lateral (
            select * from conversations c
            where c.parent_id = $1 and c.kind = 'thread' and c.deleted_at is null {after}
            order by c.active_at desc, c.id desc limit $3) t on true
        left join members mine on mine.conversation_id = t.id and mine.user_id = $2 and mine.left_seq is null
        where reader.conversation_id = $1 and reader.user_id = $2 and reader.left_seq is null
        order by t.active_at desc, t.id desc
        """;

    public async Task<Page<ThreadListItem>> ListAsync(Guid readerId, Guid parentId, PageRequest page, CancellationToken cancellation)
    {
        var place = cursors.ReadTime(List, readerId, page.Cursor);
        await using var command = database.Main.CreateCommand(place is null ? FirstPage : NextPage);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parentId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = readerId });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = page.Limit + 1L });
        if (place is var (at, id))
        {
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = at });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        var items = await ReadAsync(command, cancellation);
        if (items.Count <= page.Limit) return new Page<ThreadListItem>(items, null);

        var last = items[page.Limit - 1];
        return new Page<ThreadListItem>(items[..page.Limit], cursors.Write(List, readerId, last.UpdatedAt, last.Id));
    }

    private static async Task<List<ThreadListItem>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var items = new List<ThreadListItem>();
        await using var row = await command.ExecuteReaderAsync(cancellation);

        // The reader's own membership is the way in: without it there is no row, with it one even where there is no thread.
        if (!await row.ReadAsync(cancellation)) throw Refusal.NoSuchConversation();
        if (await row.IsDBNullAsync(0, cancellation)) return items;

        do
        {
            items.Add(new ThreadListItem(
                row.GetGuid(0),
                row.GetString(1),
                row.Nullable<Guid?>(2),
                row.GetInt32(3),
                row.GetInt64(4),
                row.GetBoolean(5),
                row.GetFieldValue<DateTimeOffset>(6),
                row.Nullable<DateTimeOffset?>(7),
                row.GetFieldValue<DateTimeOffset>(8)));
        }
        while (await row.ReadAsync(cancellation));
        return items;
    }
}
