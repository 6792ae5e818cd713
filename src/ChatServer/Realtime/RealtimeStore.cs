using ChatServer.Blocks;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Users;
using Npgsql;

namespace ChatServer.Realtime;

/// <summary>A conversation that a person is in, at the position where that was read.</summary>
internal readonly record struct Place(Guid ConversationId, long HeadSeq, int? MemberCount, long HistorySeq, bool IsCrowd);

/// <summary>What listening needs to know of a person.</summary>
internal sealed record Listening(Openness Openness, long ListSeq, IReadOnlyList<Place> Places);

/// <summary>What moves with everything that changes of a person without a socket of theirs being told.</summary>
internal sealed record UserState(Guid UserId, long CardVersion, long ListSeq);

/// <summary>The queries behind the sockets: few, and each for many at once.</summary>
internal sealed class RealtimeStore(Database database)
{
    // One statement, so one snapshot: whoever is a member here is one at exactly this position. What is the same in all rows is in the first alone.
    internal static readonly string ListeningOf = $"""
        select u.show_reads, u.card_version, u.seen_by, case when row_number() over () = 1 then array{Blocking.With("$1")} end,
            case when row_number() over () = 1 then array(select contact_id from contacts where user_id = $1) end, u.list_head_seq,
            c.id, c.head_seq, c.member_count, m.history_seq, c.kind {ConversationKinds.Crowds}
        from users u
        left join (members m join conversations c on c.id = m.conversation_id and c.deleted_at is null)
            on m.user_id = u.id and m.left_seq is null
        where u.id = $1
        """;

    // Of a channel or an event only where others know of them: because of their role, or of what they wrote there.
    internal const string ConversationsOf = $"""
        select m.conversation_id from members m join conversations c on c.id = m.conversation_id
        where m.user_id = $1 and m.left_seq is null and (not c.kind {ConversationKinds.Crowds} or m.role <> 'member'
            or exists (select from messages s where s.conversation_id = m.conversation_id and s.sender_id = $1))
        """;

    internal const string Alive = "select id from sessions where id = any($1) and revoked_at is null and expires_at > $2";

    internal const string States = "select id, card_version, list_head_seq from users where id = any($1)";

    internal static readonly string OpennessOf = $"""
        select u.show_reads, u.card_version, u.seen_by, array{Blocking.With("u.id")}, array(select contact_id from contacts where user_id = u.id), u.id
        from users u where u.id = any($1)
        """;

    internal const string SetLastSeen = """
        update users u set last_seen_at = greatest(u.last_seen_at, s.at) from unnest($1, $2) as s(id, at) where u.id = s.id
        """;

    public async Task<Listening> ReadListeningAsync(Guid userId, CancellationToken cancellation)
    {
        await using var command = Command(ListeningOf, userId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);

        var (openness, listSeq, places) = (Openness.Unknown, 0L, new List<Place>());
        while (await reader.ReadAsync(cancellation))
        {
            if (!await reader.IsDBNullAsync(3, cancellation)) (openness, listSeq) = (OpennessIn(reader), reader.GetInt64(5));
            if (!await reader.IsDBNullAsync(6, cancellation))
                places.Add(new Place(reader.GetGuid(6), reader.GetInt64(7), reader.GetInt32(8), reader.GetInt64(9), reader.GetBoolean(10)));
        }

        return new Listening(openness, listSeq, places);
    }

    /// <summary>Where others may know of this person.</summary>
    public async Task<List<Guid>> ReadConversationsAsync(Guid userId, CancellationToken cancellation)
    {
        await using var command = Command(ConversationsOf, userId);
        return await ReadIdsAsync(command, cancellation);
    }

    /// <summary>Those of these sessions that are alive.</summary>
    public async Task<List<Guid>> ReadAliveAsync(Guid[] sessionIds, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command(Alive, sessionIds, now);
        return await ReadIdsAsync(command, cancellation);
    }

    public async Task<List<UserState>> ReadStatesAsync(Guid[] userIds, CancellationToken cancellation)
    {
        await using var command = Command(States, userIds);
        await using var reader = await command.ExecuteReaderAsync(cancellation);

        var states = new List<UserState>();
        while (await reader.ReadAsync(cancellation))
            states.Add(new UserState(reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        return states;
    }

    /// <summary>How people stand to others, also those who are not connected here.</summary>
    public async Task<Dictionary<Guid, Openness>> ReadOpennessAsync(Guid[] userIds, CancellationToken cancellation)
    {
        await using var command = Command(OpennessOf, userIds);
        await using var reader = await command.ExecuteReaderAsync(cancellation);

        var openness = new Dictionary<Guid, Openness>();
        while (await reader.ReadAsync(cancellation)) openness[reader.GetGuid(5)] = OpennessIn(reader);
        return openness;
    }

    /// <summary>The oldest transaction that may still be under way.</summary>
    public async Task<ulong> ReadHorizonAsync(CancellationToken cancellation)
    {
        await using var command = Command("select pg_snapshot_xmin(pg_current_snapshot())");
        return (ulong)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task SetLastSeenAsync(Guid[] userIds, DateTimeOffset[] times, CancellationToken cancellation)
    {
        await using var command = Command(SetLastSeen, userIds, times);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static Openness OpennessIn(NpgsqlDataReader row) => new(
        row.GetBoolean(0),
        Enum.Parse<Audience>(row.GetString(2), ignoreCase: true),
        [.. row.GetFieldValue<Guid[]>(3)],
        [.. row.GetFieldValue<Guid[]>(4)],
        row.GetInt64(1));

    private static async Task<List<Guid>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);

        var ids = new List<Guid>();
        while (await reader.ReadAsync(cancellation)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
