using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Changes;

/// <summary>Reads the log back, with each subject as it is now. Whoever asks has already been let in.</summary>
public sealed class ChangeReader(Database database, ChangeKinds kinds, IEnumerable<ISubjectLoader> loaders)
{
    internal const string After = """
        select c.conversation_id, c.seq, c.kind, c.subject_id, c.actor_id, c.at
        from unnest($1::uuid[], $2::bigint[]) with ordinality as k(conversation_id, after, n)
        cross join lateral (
            select * from changes c where c.conversation_id = k.conversation_id and c.seq > k.after order by c.seq limit $3) c
        order by k.n, c.seq
        limit $3
        """;

    /// <summary>The changes after the given positions, conversation by conversation in the given order, at most so many overall.</summary>
    /// <remarks>One query for the log and one for each kind of subject in it, however many changes there are.</remarks>
    public async Task<IReadOnlyDictionary<Guid, List<ChangeView>>> ReadAsync(
        IReadOnlyList<(Guid ConversationId, long After)> positions, int limit, CancellationToken cancellation)
    {
        var rows = await RowsAsync(positions, limit, cancellation);

        var views = new Dictionary<(string Subject, Guid ConversationId, Guid SubjectId), object>();
        foreach (var loader in loaders)
        {
            var wanted = rows.Where(r => kinds[r.Kind].Subject == loader.Subject).Select(r => (r.ConversationId, r.SubjectId)).ToHashSet();
            if (wanted.Count == 0) continue;
            foreach (var (key, view) in await loader.LoadAsync(wanted, cancellation))
                views[(loader.Subject, key.ConversationId, key.SubjectId)] = view;
        }

        return rows.GroupBy(r => r.ConversationId).ToDictionary(
            g => g.Key,
            g => g.Select(r => new ChangeView(
                r.Seq,
                kinds[r.Kind],
                r.SubjectId,
                r.At,
                r.ActorId,
                views.GetValueOrDefault((kinds[r.Kind].Subject, r.ConversationId, r.SubjectId)))).ToList());
    }

    private async Task<List<Change>> RowsAsync(
        IReadOnlyList<(Guid ConversationId, long After)> positions, int limit, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(After);
        command.Parameters.AddWithValue(positions.Select(p => p.ConversationId).ToArray());
        command.Parameters.AddWithValue(positions.Select(p => p.After).ToArray());
        command.Parameters.AddWithValue((long)limit);

        var rows = new List<Change>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) rows.Add(Row(reader));
        return rows;
    }

    internal static Change Row(NpgsqlDataReader row) => new()
    {
        ConversationId = row.GetGuid(0),
        Seq = row.GetInt64(1),
        Kind = row.GetInt16(2),
        SubjectId = row.GetGuid(3),
        ActorId = row.GetGuid(4),
        At = row.GetFieldValue<DateTimeOffset>(5),
    };
}
