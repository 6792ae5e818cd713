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
        select m.conversation_id, m.seq, m.number, m.sender_id, m.content, m.details, m.created_at, m.edited_at, m.media_count from messages m
        where (m.conversation_id, m.seq) > ($1, $2) and m.deleted_at is null order by m.conversation_id, m.seq limit $3
        """;

    private const string Media = """
        select u.conversation_id, u.seq, u.kind, m.file_name
        from unnest($1::uuid[], $2::bigint[]) k(conversation_id, seq)
        join message_media u on u.conversation_id = k.conversation_id and u.seq = k.seq
        join media m on m.id = u.media_id
        order by u.conversation_id, u.seq, u.position
        """;

    // What was read may have been deleted since, or edited: then its words are not written. What is deleted in these stretches, blocks and
    // conversations are each read once for all, not looked up message by message ("not in", and "is true", keep them from becoming joins).
    private const string Write = """
        insert into indexed_messages as w (conversation_id, seq, at, edited_at, words)
        select i.conversation_id, i.seq, i.at, i.edited_at, i.words::tsvector
        from unnest($1, $2, $3, $4, $5, $6) i(conversation_id, seq, at, edited_at, words, block)
        where (i.conversation_id, i.seq) not in (
                select d.conversation_id, d.seq from unnest($7, $8, $9) k(conversation_id, first, last)
                cross join lateral (
                    select m.conversation_id, m.seq from messages m
                    where m.conversation_id = k.conversation_id and m.number between k.first and k.last and m.deleted_at is not null offset 0) d)
            and (i.block in (select number from search_blocks where number = any($6))) is true
            and (i.conversation_id in (select id from conversations where id = any($7) and deleted_at is null)) is true
        on conflict (conversation_id, seq) do update set edited_at = excluded.edited_at, words = excluded.words
            where w.edited_at is null or excluded.edited_at >= w.edited_at
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
        var stretches = messages.GroupBy(m => m.ConversationId).ToList();

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
        Add(write, NpgsqlDbType.Uuid, stretches.Select(s => s.Key).ToArray());
        Add(write, NpgsqlDbType.Bigint, stretches.Select(s => s.Min(m => m.Number)).ToArray());
        Add(write, NpgsqlDbType.Bigint, stretches.Select(s => s.Max(m => m.Number)).ToArray());
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
        row.GetInt64(2),
        row.GetGuid(3),
        Said.Of(row.Nullable<string>(4), MessageDetails.Read(row.Nullable<string>(5))),
        row.GetFieldValue<DateTimeOffset>(6),
        row.Nullable<DateTimeOffset?>(7),
        row.GetInt16(8));

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
