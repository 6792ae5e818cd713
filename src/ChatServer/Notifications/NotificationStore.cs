using ChatServer.Blocks;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Notifications;

/// <summary>Makes and removes entries, and tells the devices of those they are for. All of it in the transaction of the caller's <see cref="ChangeWrite"/>.</summary>
internal sealed class NotificationStore(ChatDbContext db)
{
    // Who reacts in a channel or an event is nobody's to know. In the order of the key, so that two servers that hear the same do not wait for each other.
    private static readonly string Put = $"""
        insert into notifications as n (user_id, kind, subject_id, id, conversation_id, message_seq, seq, actor_id, at, is_alert)
        select w.user_id, w.kind, w.subject_id, w.id, w.conversation_id, w.message_seq, w.seq,
            case when w.kind = 'reaction' and c.kind {ConversationKinds.Crowds} then '{PersonEntries.Nowhere}' else w.actor_id end, w.at,
            not w.is_silent and {Disturbing.Is("w.kind", "$11")}
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            w(user_id, kind, subject_id, id, conversation_id, message_seq, seq, actor_id, at, is_silent)
        join members m on m.conversation_id = w.conversation_id and m.user_id = w.user_id and m.left_seq is null and m.joined_seq < w.seq
        join conversations c on c.id = w.conversation_id and c.deleted_at is null
        {Disturbing.Joins("w.user_id", "w.conversation_id", "w.actor_id")}
        where (w.user_id <> w.actor_id or w.kind = 'reminder') and (w.message_seq is not null or c.kind <> 'direct')
            and (w.message_seq is null or not {Blocking.Between("w.user_id", "w.actor_id")})
        order by w.user_id, w.kind, w.subject_id
        on conflict (user_id, kind, subject_id) do update
        set seq = excluded.seq, actor_id = excluded.actor_id, at = excluded.at, is_alert = excluded.is_alert,
            read_at = case when excluded.seq > n.seq or n.kind = 'reminder' then null else n.read_at end
        where n.seq < excluded.seq or (n.kind = 'reaction' and n.seq <> excluded.seq) or n.kind = 'reminder'
        returning n.user_id, n.id, n.kind, n.conversation_id, n.is_alert
        """;

    private const string Held = """
        select from users where id in (
            select unnest($1) union select n.user_id from notifications n join unnest($2, $3) o(conversation_id, subject_id) using (conversation_id, subject_id))
        order by id for no key update
        """;

    // In one order, and past what somebody else is at.
    private const string Old = """
        delete from notifications n using (
            select user_id, kind, subject_id from notifications where user_id = any($1) and at <= $2
            order by user_id, at, id limit 1000 for update skip locked) o
        where (n.user_id, n.kind, n.subject_id) = (o.user_id, o.kind, o.subject_id)
        """;

    private const string Removed = "delete from notifications where conversation_id = $1 and subject_id = $2";
    private const string Returning = " returning user_id, id";
    private const string OfKind = " and kind = $3";
    private const string OfOthers = " and user_id <> all($4)";

    /// <summary>Locks these people, and those who are told of these messages: first, as whoever marks their own entries does.</summary>
    public async Task HoldAsync(IEnumerable<Guid> userIds, IReadOnlyCollection<OutdatedEntries> outdated, CancellationToken cancellation)
    {
        await using var command = Command(
            Held, userIds.ToArray(), outdated.Select(o => o.ConversationId).ToArray(), outdated.Select(o => o.MessageId).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Makes entries that are not there; one that is there becomes new when something newer happened.</summary>
    /// <returns>Whether there is something to commit.</returns>
    public async Task<bool> PutAsync(ChangeWrite write, IEnumerable<WantedEntry> entries, CancellationToken cancellation)
    {
        // The newest of each, since a statement cannot write a row twice.
        var wanted = entries.GroupBy(w => (w.UserId, w.Kind, w.SubjectId)).Select(g => g.MaxBy(w => w.Seq)!).ToList();
        if (wanted.Count == 0) return false;

        await RemoveOldAsync([.. wanted.Select(w => w.UserId).Distinct()], write.Now, cancellation);
        await using var command = Command(
            Put,
            wanted.ConvertAll(w => w.UserId),
            wanted.ConvertAll(w => Name(w.Kind)),
            wanted.ConvertAll(w => w.SubjectId),
            wanted.ConvertAll(w => Guid.CreateVersion7(w.At)),
            wanted.ConvertAll(w => w.ConversationId),
            wanted.ConvertAll(w => w.MessageSeq),
            wanted.ConvertAll(w => w.Seq),
            wanted.ConvertAll(w => w.ActorId),
            wanted.ConvertAll(w => w.At),
            wanted.ConvertAll(w => w.IsSilent),
            write.Now);
        var isAny = false;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (userId, id, kind) = (row.GetGuid(0), row.GetGuid(1), Enum.Parse<NotificationKind>(row.GetString(2), ignoreCase: true));
            write.AppendToList(userId, NotificationChanges.Updated, id);
            write.Announce(new Notified(userId, id, kind, row.GetGuid(3), row.GetBoolean(4)));
            isAny = true;
        }

        return isAny;
    }

    /// <summary>Removes what tells of a message.</summary>
    public Task<bool> RemoveAsync(ChangeWrite write, Guid conversationId, Guid messageId, CancellationToken cancellation) =>
        RemoveAsync(write, Command(Removed + Returning, conversationId, messageId), cancellation);

    /// <summary>Removes what tells in one way of a message, but not from these people.</summary>
    public Task<bool> RemoveAsync(
        ChangeWrite write, Guid conversationId, Guid messageId, NotificationKind kind, Guid[] keptBy, CancellationToken cancellation) =>
        RemoveAsync(write, Command(Removed + OfKind + OfOthers + Returning, conversationId, messageId, Name(kind), keptBy), cancellation);

    public static string Name(NotificationKind kind) => kind.ToString().ToLowerInvariant();

    private async Task RemoveOldAsync(Guid[] userIds, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command(Old, userIds, now - Notification.KeptFor);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<bool> RemoveAsync(ChangeWrite write, NpgsqlCommand delete, CancellationToken cancellation)
    {
        var isAny = false;
        await using var command = delete;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            write.AppendToList(row.GetGuid(0), NotificationChanges.Updated, row.GetGuid(1));
            isAny = true;
        }

        return isAny;
    }

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
