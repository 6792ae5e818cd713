using ChatServer.Changes;
using ChatServer.Notifications.Reminders;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Notifications;

/// <summary>Removes what somebody who left a conversation has from before, also where they are back already.</summary>
internal sealed class ForgetDeparted(ChangeLog log, NotificationStore store, ChatDbContext db)
{
    private const string Reminders = """
        delete from reminders r using unnest($1, $2) gone(conversation_id, user_id), members m
        where r.conversation_id = gone.conversation_id and r.user_id = gone.user_id
            and m.conversation_id = gone.conversation_id and m.user_id = gone.user_id
            and (m.left_seq is not null or m.joined_seq <> r.joined_seq)
        returning r.user_id, r.id
        """;

    public async Task RunAsync(Change[] departures, CancellationToken cancellation)
    {
        if (departures.Length == 0) return;

        Guid[] conversationIds = [.. departures.Select(c => c.ConversationId)];
        Guid[] userIds = [.. departures.Select(c => c.SubjectId)];
        await using var write = await log.BeginAsync(cancellation);
        await store.HoldAsync(userIds, [], cancellation);
        await ForgetRemindersAsync(write, conversationIds, userIds, cancellation);
        await ForgetEntriesAsync(conversationIds, userIds, cancellation);
        await write.CommitAsync(cancellation);
    }

    // Nobody needs to be told: entries go with one's place in the conversation, and their devices know.
    private Task<int> ForgetEntriesAsync(Guid[] conversationIds, Guid[] userIds, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        delete from notifications n using unnest({conversationIds}, {userIds}) gone(conversation_id, user_id), members m
        where n.conversation_id = gone.conversation_id and n.user_id = gone.user_id
            and m.conversation_id = gone.conversation_id and m.user_id = gone.user_id
            and (m.left_seq is not null or m.joined_seq >= n.seq)
        """,
        cancellation);

    private async Task ForgetRemindersAsync(ChangeWrite write, Guid[] conversationIds, Guid[] userIds, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Reminders, (NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var ids in (ReadOnlySpan<Guid[]>)[conversationIds, userIds]) command.Parameters.Add(new NpgsqlParameter { Value = ids });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) write.AppendToList(row.GetGuid(0), ReminderChanges.Updated, row.GetGuid(1));
    }
}
