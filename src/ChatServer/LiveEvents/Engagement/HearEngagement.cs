using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Messages;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.LiveEvents.Engagement;

/// <summary>Notes who wrote in the chats of events, after the log: a message writes nothing for it, and one that is heard again is noted once.</summary>
internal sealed class HearEngagement(Database database) : ILogListener
{
    // The conversation is held so that nothing comes back once it is erased. Whoever's account is gone is not noted any more.
    private const string Note = """
        insert into event_engagement (conversation_id, id, user_id, kind, key, at, count)
        select e.conversation_id, m.id, m.user_id, 'message', m.message_id, m.at, 1
        from unnest($1, $2, $3, $4, $5) m(event_id, id, user_id, message_id, at)
        join live_events e on e.conversation_id = m.event_id
        join conversations c on c.id = e.conversation_id and c.deleted_at is null
        join users u on u.id = m.user_id and u.deleted_at is null
        order by m.event_id, m.user_id, m.message_id
        for key share of c
        on conflict (conversation_id, user_id, kind, key) do nothing
        """;

    public static string Name => "engagement";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var sent = changes.Where(c => c.Kind == MessageChanges.Sent.Number).ToList();
        if (sent.Count == 0) return;

        await using var command = database.Writing.CreateCommand(Note);
        object[] values =
        [
            sent.ConvertAll(c => c.ConversationId), sent.ConvertAll(c => Guid.CreateVersion7(c.At)), sent.ConvertAll(c => c.ActorId),
            sent.ConvertAll(c => c.SubjectId), sent.ConvertAll(c => c.At),
        ];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
