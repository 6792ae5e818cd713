using ChatServer.Blocks;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Receipts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Sync;

/// <summary>Where one of the person's conversations stands.</summary>
internal sealed record ConversationHead(Guid ConversationId, long HeadSeq, bool IsKnown, long HistorySeq);

/// <summary>The queries of a sync; each is asked once, however many conversations there are.</summary>
public sealed class SyncStore(Database database, ChatDbContext db, UserCards cards, ChangeKinds kinds)
{
    private const string Now = "select list_head_seq, pg_snapshot_xmin(pg_current_snapshot()) from users where id = $1";

    private const string KnownHeads = """
        select c.id, c.head_seq, true, m.history_seq
        from unnest($2::uuid[]) k(id)
        join members m on m.conversation_id = k.id and m.user_id = $1 and m.left_seq is null
        join conversations c on c.id = k.id
        """;

    // Whoever subscribed to a channel moved nothing of it but their own marks.
    // Not what is hidden, as in the list: the client would show it. With the next message it is hidden no more.
    private const string OtherHeads = """

        union all
        select c.id, c.head_seq, false, m.history_seq
        from members m join conversations c on c.id = m.conversation_id
        where m.user_id = $1 and m.left_seq is null and (c.moved_xid >= $3 or m.marks_xid >= $3) and c.id <> all($2)
            and (m.hidden_number is null or c.message_count > m.hidden_number)
        """;

    // Of everybody in small conversations that are no channels, and everywhere of the person's own: another device of theirs may have moved them.
    // Whose setting changed is asked first: of the many whose marks did not move nobody has to be looked up.
    private static readonly string Marks = $"""
        select m.conversation_id, m.user_id, m.delivered_seq,
            case when m.user_id = $1 or (u.show_reads and reader.show_reads and m.user_id not in {Blocking.With("$1")}) then m.read_seq end, m.marks_at
        from unnest($2::uuid[], $3::bool[]) k(id, is_fresh)
        join conversations c on c.id = k.id
        join users reader on reader.id = $1
        join members m on m.conversation_id = k.id and m.left_seq is null and ((c.member_count <= $5 and not c.kind {ConversationKinds.Crowds}) or m.user_id = $1)
            and (k.is_fresh or m.marks_xid >= $4 or reader.card_xid >= $4
                or m.user_id in (select id from users where card_xid >= $4))
        join users u on u.id = m.user_id
        """;

    // {0} is the horizon, {1} the person.
    private const string ChangedCards = $$"""
        select u.* from users u
        where u.card_xid >= {0}
            and (u.id = {1} or exists (select from contacts c where c.user_id = {1} and c.contact_id = u.id) or exists (
                select from members me
                join members other on other.conversation_id = me.conversation_id
                join conversations c on c.id = me.conversation_id
                where me.user_id = {1} and me.left_seq is null and other.user_id = u.id
                    and (not c.kind {{ConversationKinds.Crowds}} or other.role <> 'member'
                        or exists (select from messages s where s.conversation_id = c.id and s.sender_id = u.id))))
        """;

    /// <summary>The newest place in everything; what is read after this call has at least all that came before it.</summary>
    internal async Task<SyncPosition> NowAsync(Guid userId, int epoch, CancellationToken cancellation)
    {
        await using var command = Command(Now, userId);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new SyncPosition(epoch, row.GetInt64(0), row.GetFieldValue<ulong>(1));
    }

    internal async Task<List<ListChange>> ListAsync(Guid userId, long after, int limit, CancellationToken cancellation)
    {
        var rows = await db.Set<UserChange>().AsNoTracking().Where(c => c.UserId == userId && c.Seq > after)
            .OrderBy(c => c.Seq).Take(limit).ToListAsync(cancellation);
        return rows.ConvertAll(c => new ListChange(c.Seq, kinds.ListedKind(c.Kind).Name, c.At, c.SubjectId));
    }

    /// <summary>Those of the known conversations that the person is in; with a horizon also their others that moved since.</summary>
    internal async Task<List<ConversationHead>> HeadsAsync(
        Guid userId, Guid[] known, ulong? horizon, CancellationToken cancellation)
    {
        await using var command = horizon is { } since
            ? Command(KnownHeads + OtherHeads, userId, known, since)
            : Command(KnownHeads, userId, known);

        var heads = new List<ConversationHead>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) heads.Add(new(row.GetGuid(0), row.GetInt64(1), row.GetBoolean(2), row.GetInt64(3)));
        return heads;
    }

    /// <summary>Marks that moved since the horizon, and all marks of the conversations that are fresh to the client.</summary>
    internal async Task<ILookup<Guid, SyncedMarks>> MarksAsync(
        Guid userId, IReadOnlyCollection<(Guid Id, bool IsFresh)> conversations, ulong horizon, CancellationToken cancellation)
    {
        await using var command = Command(
            Marks,
            userId,
            conversations.Select(c => c.Id).ToArray(),
            conversations.Select(c => c.IsFresh).ToArray(),
            horizon,
            MarksMoved.MaxMembers);

        var marks = new List<(Guid ConversationId, SyncedMarks Marks)>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            marks.Add((row.GetGuid(0), new SyncedMarks(
                row.GetGuid(1), row.GetInt64(2), row.Nullable<long?>(3), row.GetFieldValue<DateTimeOffset>(4))));
        }

        return marks.ToLookup(m => m.ConversationId, m => m.Marks);
    }

    /// <summary>Cards that changed since the horizon, of contacts, and of people whose messages or membership this person can see.</summary>
    internal Task<List<UserCard>> CardsAsync(Guid userId, ulong horizon, CancellationToken cancellation)
    {
        var since = new NpgsqlParameter { Value = horizon, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 };
        var users = db.Users.FromSqlRaw(ChangedCards, since, userId);
        return cards.WithoutLinksAsync(userId, users, cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is ulong
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Xid8 }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
