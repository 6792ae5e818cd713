using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Messages.Replies;

/// <summary>Reads which replies a person follows, and how many of them they have not read.</summary>
public sealed class FollowReader(Database database, MediaOfMessages mediaOfMessages, Cursors cursors, TimeProvider clock)
{
    private const string List = "follows";

    private const string Unread = """
        (select count(*) from (
            select from messages r
            where r.conversation_id = f.conversation_id and r.reply_to_id = f.message_id and r.seq > f.read_seq
                and r.deleted_at is null and r.sender_id <> f.user_id
            limit 1000) r)
        """;

    // Whoever left, or is in it anew, follows nothing from before.
    private const string OfThisMembership = """
        m.conversation_id = f.conversation_id and m.user_id = f.user_id and m.left_seq is null and m.joined_seq = f.joined_seq
        """;

    private const string One = $"""
        select q.conversation_id, f.read_seq, case when f.message_id is null then 0 else {Unread} end
        from messages q
        join members m on m.conversation_id = q.conversation_id and m.user_id = $1 and m.left_seq is null and q.seq > m.history_seq
        left join reply_follows f on f.message_id = q.id and f.is_following and {OfThisMembership}
        where q.id = $2
        """;

    internal static readonly string FirstPage = Page("");
    internal static readonly string NextPage = Page("and (f.active_at, f.message_id) < ($3, $4)");

    private static string Page(string after) => $"""
        select f.read_seq, {Unread}, f.active_at, {MessageRow.Columns("q")}
        from (
            select f.* from reply_follows f join members m on {OfThisMembership}
            where f.user_id = $1 and f.is_following {after}
            order by f.active_at desc, f.message_id desc limit $2) f
        join messages q on q.id = f.message_id and q.conversation_id = f.conversation_id
        order by f.active_at desc, f.message_id desc
        """;

    public async Task<FollowView> ReadAsync(Guid readerId, Guid messageId, CancellationToken cancellation)
    {
        await using var command = Command(One, readerId, messageId);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation)) throw Refusal.NoSuchMessage();

        var readSeq = row.Nullable<long?>(1);
        return new FollowView(messageId, row.GetGuid(0), readSeq is not null, readSeq, row.GetInt64(2));
    }

    /// <summary>What the person follows, newest activity first.</summary>
    public async Task<Page<FollowedReplies>> ListAsync(Guid readerId, PageRequest page, CancellationToken cancellation)
    {
        var place = cursors.ReadTime(List, readerId, page.Cursor);
        await using var command = place is var (at, id)
            ? Command(NextPage, readerId, page.Limit + 1L, at, id)
            : Command(FirstPage, readerId, page.Limit + 1L);

        var items = await ReadAsync(readerId, command, cancellation);
        if (items.Count <= page.Limit) return new Page<FollowedReplies>(items, null);

        var last = items[page.Limit - 1];
        return new Page<FollowedReplies>(items[..page.Limit], cursors.Write(List, readerId, last.ActiveAt, last.Message.Id));
    }

    private async Task<List<FollowedReplies>> ReadAsync(Guid readerId, NpgsqlCommand command, CancellationToken cancellation)
    {
        var items = new List<FollowedReplies>();
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
                items.Add(new FollowedReplies(MessageRow.Read(row, 3, clock.GetUtcNow()), row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        var messages = items.ConvertAll(i => i.Message);
        await mediaOfMessages.AddForAsync(readerId, messages, cancellation);
        return [.. items.Zip(messages, (item, message) => item with { Message = message })];
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
