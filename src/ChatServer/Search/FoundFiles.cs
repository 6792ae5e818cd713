using ChatServer.Media;
using ChatServer.Media.Processing;
using ChatServer.Persistence;
using ChatServer.Search.Queries;
using Npgsql;

namespace ChatServer.Search;

/// <summary>Reads the files of the messages that were found, if the reader may still read these.</summary>
public sealed class FoundFiles(Database database, MediaLinks links, TimeProvider clock)
{
    private const string Read = $"""
        select k.n, t.conversation_id, t.seq, t.id, t.sender_id, t.created_at, {MediaRows.Columns}
        from unnest($2::uuid[], $3::bigint[]) with ordinality k(conversation_id, seq, n)
        join members r on r.conversation_id = k.conversation_id and r.user_id = $1 and r.left_seq is null
        join messages t on t.conversation_id = k.conversation_id and t.seq = k.seq and t.seq > r.history_seq and t.deleted_at is null
            and (t.expires_at is null or t.expires_at > $4)
        join message_media u on u.conversation_id = k.conversation_id and u.seq = k.seq
        join media m on m.id = u.media_id
        left join media_variants v on v.media_id = m.id
        order by k.n, u.position, v.position
        """;

    private const int KeyColumns = 6;

    /// <summary>The matching files, each with the number of the found message that it is in, from 0.</summary>
    public async Task<List<(int Message, FileMatch File)>> ReadAsync(
        Guid readerId, Lookup lookup, MediaKind? kind, IReadOnlyList<Found> found, CancellationToken cancellation)
    {
        if (found.Count == 0) return [];

        await using var command = database.Searching.CreateCommand(Read);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = readerId });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. found.Select(f => f.Place.ConversationId)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. found.Select(f => f.Place.Seq)] });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var files = await MediaRows.ReadAsync(row, KeyColumns, Sent, cancellation);
        var matches =
            from file in files
            where (kind is null || file.View.Kind == kind) && lookup.IsBy(file.Key.SenderId)
            let ranges = Matching.Of(lookup.Query, file.View.FileName ?? "")
            where ranges is not null
            select (file.Key.Message, Match(readerId, file.Key, file.View, ranges));
        return [.. matches];
    }

    private static SentIn Sent(NpgsqlDataReader row) =>
        new((int)row.GetInt64(0) - 1, row.GetGuid(1), row.GetInt64(2), row.GetGuid(3), row.GetGuid(4), row.GetFieldValue<DateTimeOffset>(5));

    private FileMatch Match(Guid readerId, SentIn sent, MediaView media, IReadOnlyList<TextRange> ranges) =>
        new(sent.ConversationId, sent.MessageId, sent.Seq, sent.SenderId, sent.At, links.Sign(readerId, media), ranges);

    private readonly record struct SentIn(int Message, Guid ConversationId, long Seq, Guid MessageId, Guid SenderId, DateTimeOffset At);
}
