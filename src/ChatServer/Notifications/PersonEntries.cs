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

    // What is told of the same again is new again.
    private static readonly string Put = $"""
        insert into notifications (user_id, kind, subject_id, id, conversation_id, message_seq, seq, actor_id, at, is_alert)
        select w.user_id, w.kind, w.subject_id, w.id, w.conversation_id, null, 0, w.actor_id, w.at, {Disturbing.Is("w.kind", "$7")}
        from (select $1::uuid as user_id, $2 as kind, $3::uuid as subject_id, $4::uuid as id, $5::uuid as conversation_id,
            $6::uuid as actor_id, $7::timestamptz as at) w
        {Disturbing.Joins("w.user_id", "w.conversation_id", "w.actor_id")}
        on conflict (user_id, kind, subject_id) do update set at = excluded.at, is_alert = excluded.is_alert, read_at = null
        returning id, is_alert
        """;

    /// <param name="subjectId">Of one kind there is one entry for each.</param>
    /// <param name="actorId">Who did it; null where they are not named.</param>
    public async Task PutAsync(
        ChangeWrite write, Guid userId, NotificationKind kind, Guid subjectId, Guid? actorId, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Put, (NpgsqlConnection)db.Database.GetDbConnection());
        object[] values = [userId, NotificationStore.Name(kind), subjectId, Guid.CreateVersion7(write.Now), Nowhere, actorId ?? Nowhere, write.Now];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        write.AppendToList(userId, NotificationChanges.Updated, row.GetGuid(0));
        write.Announce(new Notified(userId, row.GetGuid(0), kind, Nowhere, row.GetBoolean(1)));
    }

    public async Task RemoveAsync(ChangeWrite write, Guid userId, NotificationKind kind, Guid subjectId, CancellationToken cancellation)
    {
        var entry = db.Set<Notification>().Where(n => n.UserId == userId && n.Kind == kind && n.SubjectId == subjectId);
        var ids = await entry.Select(n => n.Id).ToListAsync(cancellation);
        await entry.ExecuteDeleteAsync(cancellation);
        foreach (var id in ids) write.AppendToList(userId, NotificationChanges.Updated, id);
    }
}
