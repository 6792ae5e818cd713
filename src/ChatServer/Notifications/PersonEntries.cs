using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Notifications;

/// <summary>Tells people of what concerns them in no conversation. In the transaction of the caller's <see cref="ChangeWrite"/>.</summary>
public sealed class PersonEntries(ChatDbContext db)
{
    /// <summary>In place of a conversation, and of whoever did it where nobody is named.</summary>
    internal static readonly Guid Nowhere = Guid.Empty;

    // Who asks, takes it back and asks again disturbs nobody each time.
    private static readonly TimeSpan RestBetweenRequests = TimeSpan.FromDays(1);

    // What is told of the same again is new again, but if it is newer than $8 and was not read.
    private static readonly string Put = $"""
        insert into notifications as n (user_id, kind, subject_id, id, conversation_id, message_seq, seq, actor_id, at, is_alert)
        select w.user_id, w.kind, w.subject_id, w.id, w.conversation_id, null, 0, w.actor_id, w.at, {Disturbing.Is("w.kind", "$7")}
        from (select $1::uuid as user_id, $2 as kind, $3::uuid as subject_id, $4::uuid as id, $5::uuid as conversation_id,
            $6::uuid as actor_id, $7::timestamptz as at) w
        {Disturbing.Joins("w.user_id", "w.conversation_id", "w.actor_id")}
        on conflict (user_id, kind, subject_id) do update set
            at = case when n.read_at is null and n.at > $8 then n.at else excluded.at end,
            is_alert = excluded.is_alert and not (n.read_at is null and n.at > $8), read_at = null
        returning id, is_alert
        """;

    /// <param name="subjectId">Of one kind there is one entry for each.</param>
    /// <param name="actorId">Who did it; null where they are not named.</param>
    public async Task PutAsync(
        ChangeWrite write, Guid userId, NotificationKind kind, Guid subjectId, Guid? actorId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Put, (NpgsqlConnection)db.Database.GetDbConnection());
        var newerThan = kind == NotificationKind.ContactRequest ? write.Now - RestBetweenRequests : write.Now;
        object[] values = [userId, NotificationStore.Name(kind), subjectId, Guid.CreateVersion7(write.Now), Nowhere, actorId ?? Nowhere, write.Now, newerThan];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        write.AppendToList(userId, NotificationChanges.Updated, row.GetGuid(0));
        write.Announce(new Notified(userId, row.GetGuid(0), kind, Nowhere, row.GetBoolean(1)));
    }

    /// <summary>Has the person's devices look again: whether an entry is shown follows from what it is about (<see cref="NotificationQueries"/>).</summary>
    public async Task TellAsync(ChangeWrite write, Guid userId, NotificationKind kind, Guid subjectId, CancellationToken cancellation)
    {
        var entry = db.Set<Notification>().Where(n => n.UserId == userId && n.Kind == kind && n.SubjectId == subjectId);
        foreach (var id in await entry.Select(n => n.Id).ToListAsync(cancellation)) write.AppendToList(userId, NotificationChanges.Updated, id);
    }

    /// <summary>Removes all that tells of somebody.</summary>
    public async Task ForgetAsync(ChangeWrite write, Guid[] userIds, NotificationKind kind, Guid subjectId, CancellationToken cancellation)
    {
        foreach (var userId in userIds) await TellAsync(write, userId, kind, subjectId, cancellation);
        await db.Set<Notification>().Where(n => userIds.Contains(n.UserId) && n.Kind == kind && n.SubjectId == subjectId).ExecuteDeleteAsync(cancellation);
    }
}
