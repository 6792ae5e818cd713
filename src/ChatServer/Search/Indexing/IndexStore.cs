using ChatServer.Media.Processing;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Search.Words;
using Npgsql;
using NpgsqlTypes;

namespace ChatServer.Search.Indexing;

/// <summary>Reads what messages say and writes their words.</summary>
public sealed class IndexStore(Database database, BlockStore blockStore)
{
    private const string AfterPlace = """
        select m.conversation_id, m.seq, m.sender_id, m.content, m.details, m.created_at, m.edited_at, m.media_count from messages m
        where (m.conversation_id, m.seq) > ($1, $2) and m.deleted_at is null order by m.conversation_id, m.seq limit $3
        """;

    private const string Media = """
        select u.conversation_id, u.seq, u.kind, m.file_name
        from unnest($1::uuid[], $2::bigint[]) k(conversation_id, seq)
        join message_media u on u.conversation_id = k.conversation_id and u.seq = k.seq
        join media m on m.id = u.media_id
        order by u.conversation_id, u.seq, u.position
        """;

    // What was read may have been deleted or edited since: then its words are not written, and a later change tells of it. Blocks and
    // conversations are read once for all ("is true" keeps them from becoming joins), messages one by one ("offset"), whatever the planner
    // believes of a table that grows under it.
    private const string Write = """
        insert into indexed_messages (conversation_id, seq, at, words)
        select i.conversation_id, i.seq, i.at, i.words::tsvector
        from unnest($1, $2, $3, $4, $5, $6) i(conversation_id, seq, at, edited_at, words, block)
        cross join lateral (
            select from messages m where m.conversation_id = i.conversation_id and m.seq = i.seq
                and m.deleted_at is null and m.edited_at is not distinct from i.edited_at offset 0) m
        where (i.block in (select number from search_blocks where number = any($6))) is true
            and (i.conversation_id in (select id from conversations where id = any($7) and deleted_at is null)) is true
        on conflict (conversation_id, seq) do update set words = excluded.words
        """;

    public async Task<List<IndexedContent>> ReadAfterAsync(Guid conversationId, long seq, int limit, CancellationToken cancellation)
    {
        var messages = new List<IndexedContent>();
        await using (var command = Command(AfterPlace, conversationId, seq, limit))
        {
            await using var row = await command.ExecuteReaderAsync(cancellation);
            while (await row.ReadAsync(cancellation)) messages.Add(Content(row));
        }

        return await WithMediaAsync(messages, cancellation);
    }

    /// <summary>The same messages, with the media that are in them.</summary>
    public async Task<List<IndexedContent>> WithMediaAsync(List<IndexedContent> messages, CancellationToken cancellation)
    {
        var withMedia = messages.Where(m => m.MediaCount > 0).ToList();
        if (withMedia.Count == 0) return messages;

        var media = await ReadMediaAsync(withMedia, cancellation);
        return messages.ConvertAll(m => m.MediaCount == 0 ? m : m with { Media = [.. media[(m.ConversationId, m.Seq)]] });
    }

    /// <summary>Writes the words of these messages in place of what was there before.</summary>
    public async Task WriteAsync(IReadOnlyList<IndexedContent> messages, CancellationToken cancellation)
    {
        var blocks = await blockStore.RequireAsync(cancellation);
        var indexed = messages.Select(m => (Message: m, Block: blocks.At(m.At))).ToList();
        var words = indexed.ConvertAll(i => Lexemes.Vector(i.Block, i.Message));

        await using var connection = await database.Writing.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RelaxAsync(transaction, cancellation);
        await IndexLock.TakeAsync(transaction, cancellation);
        await using var write = new NpgsqlCommand(Write, connection, transaction);
        Add(write, NpgsqlDbType.Uuid, messages.Select(m => m.ConversationId).ToArray());
        Add(write, NpgsqlDbType.Bigint, messages.Select(m => m.Seq).ToArray());
        Add(write, NpgsqlDbType.TimestampTz, messages.Select(m => m.At).ToArray());
        Add(write, NpgsqlDbType.TimestampTz, messages.Select(m => m.EditedAt).ToArray());
        Add(write, NpgsqlDbType.Text, words.ToArray());
        Add(write, NpgsqlDbType.Integer, indexed.Select(i => i.Block).ToArray());
        Add(write, NpgsqlDbType.Uuid, messages.Select(m => m.ConversationId).Distinct().ToArray());
        await write.ExecuteNonQueryAsync(cancellation);
        await blockStore.CountAsync(transaction, indexed.Select(i => (i.Block, i.Message.At)), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    // Nobody waits for the disk: what a crash takes from the index was not heard either, for that is written later. And each write is planned
    // anew: by a plan that was made when the tables were empty, it would read whole conversations.
    private static async Task RelaxAsync(NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        await using var relax = new NpgsqlCommand(
            "set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan", transaction.Connection, transaction);
        await relax.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType element, Array values) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | element, Value = values });

    private static IndexedContent Content(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        row.GetGuid(2),
        Said.Of(row.Nullable<string>(3), MessageDetails.Read(row.Nullable<string>(4))),
        row.GetFieldValue<DateTimeOffset>(5),
        row.Nullable<DateTimeOffset?>(6),
        row.GetInt16(7));

    private async Task<ILookup<(Guid ConversationId, long Seq), (MediaKind Kind, string? Name)>> ReadMediaAsync(
        List<IndexedContent> messages, CancellationToken cancellation)
    {
        var media = new List<((Guid, long) Message, (MediaKind, string?) Media)>();
        await using var command = Command(Media, messages.ConvertAll(m => m.ConversationId), messages.ConvertAll(m => m.Seq));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            media.Add(((row.GetGuid(0), row.GetInt64(1)), (Enum.Parse<MediaKind>(row.GetString(2), ignoreCase: true), row.Nullable<string>(3))));
        return media.ToLookup(m => m.Message, m => m.Media);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.Writing.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
