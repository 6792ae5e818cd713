using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Realtime;

/// <summary>A conversation that a person is in, at the position where that was read.</summary>
internal readonly record struct Place(Guid ConversationId, long HeadSeq, int MemberCount);

/// <summary>What listening needs to know of a person.</summary>
internal sealed record Listening(bool ShowsReads, long ListSeq, IReadOnlyList<Place> Places);

/// <summary>What changes of a person without a socket of theirs being told.</summary>
internal sealed record UserState(Guid UserId, bool ShowsReads, long ListSeq);

/// <summary>The queries behind the sockets: few, and each for many at once.</summary>
internal sealed class RealtimeStore(Database database)
{
    // One statement, so one snapshot: whoever is a member here is one at exactly this position.
    internal const string ListeningOf = """
        select u.show_reads, u.list_head_seq, c.id, c.head_seq, c.member_count
        from users u
        left join (members m join conversations c on c.id = m.conversation_id and c.deleted_at is null)
            on m.user_id = u.id and m.left_seq is null
        where u.id = $1
        """;

    internal const string ConversationsOf = "select conversation_id from members where user_id = $1 and left_seq is null";

    internal const string Alive = "select id from sessions where id = any($1) and revoked_at is null and expires_at > $2";

    internal const string States = "select id, show_reads, list_head_seq from users where id = any($1)";

    internal const string SetLastSeen = """
        update users u set last_seen_at = greatest(u.last_seen_at, s.at) from unnest($1, $2) as s(id, at) where u.id = s.id
        """;

    public async Task<Listening> ReadListeningAsync(Guid userId, CancellationToken cancellation)
    {
        await using var command = Command(ListeningOf, userId);
        await using var reader = await command.ExecuteReaderAsync(cancellation);

        var (showsReads, listSeq, places) = (false, 0L, new List<Place>());
        while (await reader.ReadAsync(cancellation))
        {
            (showsReads, listSeq) = (reader.GetBoolean(0), reader.GetInt64(1));
            if (!await reader.IsDBNullAsync(2, cancellation))
                places.Add(new Place(reader.GetGuid(2), reader.GetInt64(3), reader.GetInt32(4)));
        }

        return new Listening(showsReads, listSeq, places);
    }

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
            states.Add(new UserState(reader.GetGuid(0), reader.GetBoolean(1), reader.GetInt64(2)));
        return states;
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
