using ChatServer.Conversations.Rules;
using Npgsql;
using NpgsqlTypes;

namespace ChatServer.Messages.Writing;

/// <summary>The two statements of a group.</summary>
internal static class GroupStatements
{
    /// <summary>Nothing may decide who posts before this has returned. In order of id, so that two groups cannot deadlock.</summary>
    /// <remarks>It writes WAL even when the group only repeats, so a repetition is answered no sooner than its first attempt is safe.</remarks>
    public const string Lock = "select 1 from conversations where id = any($1) order by id for no key update";

    // What the group's rules and the sender's place in it forbid. Of two messages that one person sends at once, the later one in a group
    // comes too soon, whatever becomes of the earlier one.
    private static readonly string Forbidden = $"""
        when c.read_only then 8
                    when u.silenced_until > i.at then 9
                    when case when i.reply_to_id is null then c.post_role else c.reply_role end > {RulesRow.Rank("u.role")} then 10
                    when c.slow_mode is not null and u.role = 'member' and (u.last_sent_at + c.{Slow} > i.at or exists (
                        select from input e where e.conversation_id = i.conversation_id and e.sender_id = i.sender_id and e.n < i.n)) then 11
        """;

    /// <summary>A second statement, so that it sees what was committed while the first one waited.</summary>
    public static readonly string Write = WriteWith(MediaParts.None);

    /// <summary>The same for a group in which messages have media.</summary>
    public static readonly string WriteWithMedia = WriteWith(MediaParts.Some);

    // Of a conversation without a timer there is nothing to add to, and nothing is stored.
    private const string Expires = "created_at + disappear_after * interval '1 second'";

    private const string Slow = "slow_mode * interval '1 second'";

    // From when on what was refused with 9 or 11 may be sent.
    private const string RetryAt =
        $"case verdict when 9 then silenced_until when 11 then case when last_sent_at + {Slow} > at then last_sent_at + {Slow} else at + {Slow} end end";

    private static string WriteWith(MediaParts media) => $"""
        with input as materialized (
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality
                as i(id, conversation_id, sender_id, client_id, request_hash, content, reply_to_id, at, details, mentioned, n)),{media.Own}
        judged as materialized (
            select i.*, c.head_seq, c.message_count, c.last_at, c.disappear_after, c.slow_mode, u.silenced_until, u.last_sent_at, f.id as first_id, f.seq as first_seq,
                case
                    when u.user_id is null then 2
                    when f.id is not null and f.request_hash <> i.request_hash then 4
                    when f.id is not null then 1
                    when c.closed_at is not null then 7
                    {Forbidden}
                    when c.is_parted then 12
                    when i.reply_to_id is not null and not exists (
                        select from messages r where r.id = i.reply_to_id and r.conversation_id = i.conversation_id and r.seq > u.history_seq) then 3
                    {media.Verdicts}
                    else 0
                end as verdict
            from input i
            left join members u on u.conversation_id = i.conversation_id and u.user_id = i.sender_id and u.left_seq is null
            left join conversations c on c.id = i.conversation_id
            left join messages f on f.conversation_id = i.conversation_id and f.sender_id = i.sender_id and f.client_id = i.client_id),
        numbered as materialized (
            select j.*,
                j.head_seq + count(*) filter (where verdict = 0) over here as seq,
                j.message_count + count(*) filter (where verdict = 0) over here as number,
                greatest(j.last_at, max(j.at) over here) as created_at
            from judged j
            window here as (partition by j.conversation_id order by j.n)),
        accepted as materialized (select * from numbered where verdict = 0),
        heads as (
            update conversations c
            set head_seq = a.seq, message_count = a.number, last_at = a.at, active_at = a.at, moved_xid = pg_current_xact_id()
            from (select conversation_id, max(seq) as seq, max(number) as number, max(created_at) as at from accepted group by 1) a
            where c.id = a.conversation_id),
        sent as (
            insert into messages (
                id, conversation_id, seq, number, client_id, request_hash, sender_id, content, reply_to_id, created_at, details, mentioned, expires_at{media.Column})
            select id, conversation_id, seq, number, client_id, request_hash, sender_id, content, reply_to_id, created_at, details, mentioned::uuid[], {Expires}{media.Count}
            from accepted),
        logged as (
            insert into changes (conversation_id, seq, kind, subject_id, actor_id, at)
            select conversation_id, seq, $11, id, sender_id, created_at from accepted),
        marked as (
            update members u
            set read_seq = a.seq, delivered_seq = a.seq, read_number = a.number, marks_at = a.at, marks_xid = pg_current_xact_id(),
                last_sent_at = case when a.is_slow then a.at else u.last_sent_at end
            from (select conversation_id, sender_id, max(seq) as seq, max(number) as number, max(created_at) as at, max(slow_mode) is not null as is_slow
                  from accepted group by 1, 2) a
            where u.conversation_id = a.conversation_id and u.user_id = a.sender_id){media.Effects}
        select n, verdict, coalesce(first_id, id), coalesce(first_seq, seq, 0), coalesce(number, 0), coalesce(created_at, at), {Expires}, {RetryAt} from numbered
        """;

    public static NpgsqlBatch Create(NpgsqlConnection connection) =>
        new(connection) { BatchCommands = { Locking(), Writing(Write) }, Timeout = 0 };

    /// <summary>The first statement of any group.</summary>
    public static NpgsqlBatchCommand Locking()
    {
        var locking = new NpgsqlBatchCommand(Lock);
        Add(locking, NpgsqlDbType.Uuid);
        return locking;
    }

    /// <param name="sql"><see cref="Write"/> or <see cref="WriteWithMedia"/>.</param>
    public static NpgsqlBatchCommand Writing(string sql)
    {
        var writing = new NpgsqlBatchCommand(sql);
        Add(writing, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid);
        Add(writing, NpgsqlDbType.Bytea, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.TimestampTz, NpgsqlDbType.Json);
        Add(writing, NpgsqlDbType.Text);
        writing.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Smallint, Value = MessageChanges.Sent.Number });
        return writing;
    }

    private static void Add(NpgsqlBatchCommand command, params NpgsqlDbType[] elements)
    {
        foreach (var element in elements)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | element });
    }
}
