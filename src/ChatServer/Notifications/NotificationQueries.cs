using ChatServer.Blocks;
using ChatServer.Messages;
using ChatServer.Messages.Entities;

namespace ChatServer.Notifications;

/// <summary>What is asked about a person's entries. Everywhere $1 is the person and $2 the time.</summary>
internal static class NotificationQueries
{
    /// <summary>Those of the conversations that the person is in now, but for those of messages that are gone; and those of no conversation, of requests as long as they wait.</summary>
    /// <remarks>"offset": messages are looked up one by one, however many entries the planner believes there are.</remarks>
    private static readonly string Entries = $"""
        select n.id, n.kind, n.conversation_id, n.message_seq, n.actor_id, n.seq, n.at, n.is_alert, e.is_read, 1::bigint as count,
            n.subject_id
        from notifications n
        left join members m on m.conversation_id = n.conversation_id and m.user_id = n.user_id and m.left_seq is null and m.joined_seq < n.seq
        cross join lateral (select n.read_at is not null or (m.read_seq >= n.seq and n.kind <> 'reminder') is true as is_read) e
        left join lateral (
            select deleted_at, expires_at from messages g where g.conversation_id = n.conversation_id and g.seq = n.message_seq offset 0) g on true
        where n.user_id = $1 and (n.message_seq is null or n.message_seq > m.history_seq) and n.at > $2 - make_interval(days => {Notification.KeptFor.Days})
            and g.deleted_at is null and (g.expires_at is null or g.expires_at > $2)
            and (m.user_id is not null or n.conversation_id = '{PersonEntries.Nowhere}')
            and (n.kind <> 'contactrequest' or exists (
                select from contact_requests r where r.from_id = n.subject_id and r.to_id = n.user_id and r.refused_at is null))
        """;

    private const string Unread = " and not e.is_read";
    private const string AfterPlace = " and (n.at, n.id) < ($4, $5)";
    private const string NewestFirst = " order by at desc, id desc limit $3";

    /// <summary>Nothing is stored for plain messages: a conversation's unread is their entry.</summary>
    private static readonly string Conversations = $"""
        select n.id, n.kind, n.id as conversation_id, n.seq as message_seq, n.actor_id, n.seq, n.at,
            not n.is_silent and {Disturbing.Is("n.kind", "$2")} as is_alert, false as is_read, n.unread,
            null::uuid
        from (
            select c.id, case when g.media_count > 0 then 'media' else 'message' end as kind, g.sender_id as actor_id, g.seq, g.created_at as at,
                coalesce((g.details ->> 'silent')::boolean, false) as is_silent, c.message_count - m.read_number - {Deleted} as unread
            from members m
            join conversations c on c.id = m.conversation_id and c.message_count > m.read_number
            cross join lateral (
                select * from messages g
                where g.conversation_id = c.id and g.seq > m.read_seq and g.sender_id <> $1
                    and g.deleted_at is null and (g.expires_at is null or g.expires_at > $2)
                order by g.seq desc limit 1) g
            where m.user_id = $1 and m.left_seq is null) n
        {Disturbing.Joins("$1", "n.id", "n.actor_id")}
        where true
        """;

    /// <summary>Nothing is stored for these either: an invitation is there until it is answered.</summary>
    private static readonly string Invitations = $"""
        select n.id, 'invitation' as kind, n.id as conversation_id, null::bigint as message_seq, n.actor_id, 0::bigint as seq, n.at,
            {Disturbing.Is("'invitation'", "$2")} as is_alert, false as is_read, 1::bigint as count,
            null::uuid
        from (select i.conversation_id as id, i.invited_by as actor_id, i.invited_at as at from invitations i
            where i.user_id = $1 and not {Blocking.Between("$1", "i.invited_by")}) n
        {Disturbing.Joins("$1", "n.id", "n.actor_id")}
        where true
        """;

    private const string Deleted = """
        (select count(*) from messages d where d.conversation_id = c.id and d.number > m.read_number and d.deleted_at is not null)
        """;

    private static readonly string Mentions = $"""
        (select count(*) from messages d where d.conversation_id = c.id and d.number > m.read_number and d.mentioned is not null
            and d.mentioned && array[$1::uuid, '{Mentionable.All}'] and d.sender_id <> $1 and d.sender_id not in {Blocking.By("$1")})
        """;

    // The other person of a direct conversation, if they are muted.
    private const string MutedPeer = """
        (select k.contact_id from contacts k join members p on p.conversation_id = c.id and p.user_id = k.contact_id
            where c.kind = 'direct' and k.user_id = $1 and k.muted_until > $2 limit 1)
        """;

    public static readonly string One = Shown($"{Entries} and n.id = $3");

    /// <summary>By whether it is the first page, and only of what is unread.</summary>
    public static string Page(bool isFirst, bool isUnread) => (isFirst, isUnread) switch
    {
        (true, false) => FirstPage,
        (true, true) => FirstUnread,
        (false, false) => NextPage,
        (false, true) => NextUnread,
    };

    internal static readonly string FirstPage = PageOf("", "");
    internal static readonly string NextPage = PageOf(AfterPlace, "");
    internal static readonly string FirstUnread = PageOf("", Unread);
    internal static readonly string NextUnread = PageOf(AfterPlace, Unread);

    /// <summary>The one definition of what is counted.</summary>
    public static readonly string Counts = $"""
        with mine as (
            select c.id, c.message_count - m.read_number - {Deleted} as unread, {Mentions} as mentions, {MutedPeer} as peer_id
            from members m join conversations c on c.id = m.conversation_id and c.message_count > m.read_number
            where m.user_id = $1 and m.left_seq is null),
        ofMine as (
            select coalesce(sum(c.unread) filter (where {Disturbing.Is("'message'", "$2")}), 0)::bigint as messages,
                count(*) filter (where c.unread > 0 and {Disturbing.Is("'message'", "$2")}) as conversations,
                coalesce(sum(c.mentions) filter (where {Disturbing.Is("'mention'", "$2")}), 0)::bigint as mentions
            from mine c {Disturbing.Joins("$1", "c.id", "c.peer_id")}),
        ofEntries as (
            select count(*) filter (where n.kind = 'reply') as replies, count(*) filter (where n.kind = 'reaction') as reactions,
                count(*) filter (where n.kind in ('added', 'updated', 'role', 'report', 'action', 'contactrequest', 'eventsoon', 'eventseated')) as others, count(*) filter (where n.kind = 'reminder') as reminders
            from ({Entries}{Unread}) n {Disturbing.Joins("$1", "n.conversation_id", "n.actor_id")}
            where {Disturbing.Is("n.kind", "$2")}),
        ofInvitations as (
            select count(*) as invitations from (select conversation_id as id, invited_by as actor_id from invitations
                where user_id = $1 and not {Blocking.Between("$1", "invited_by")}) n
            {Disturbing.Joins("$1", "n.id", "n.actor_id")} where {Disturbing.Is("'invitation'", "$2")})
        select * from ofMine, ofEntries, ofInvitations
        """;

    private static string PageOf(string after, string unread) =>
        Shown($"({Entries}{after}{unread}{NewestFirst}) union all ({Conversations}{after}{NewestFirst}) union all ({Invitations}{after}{NewestFirst})") + " limit $3";

    private static string Shown(string entries) => $"""
        select e.id, e.kind, e.conversation_id, e.actor_id, e.seq, e.at, e.is_alert, e.is_read, e.count, e.subject_id, {MessageRow.Columns("g")}
        from ({entries}) e
        left join messages g on g.conversation_id = e.conversation_id and g.seq = e.message_seq
        order by e.at desc, e.id desc
        """;
}
