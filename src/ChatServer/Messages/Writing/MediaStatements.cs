using ChatServer.Media;
using Npgsql;

namespace ChatServer.Messages.Writing;

/// <summary>The statements of a group in which messages have media: two more, which others are spared.</summary>
internal static class MediaStatements
{
    /// <summary>Which of the statements writes.</summary>
    public const int Writing = 2;

    // After the conversations, and in order of id. From here on nobody removes them, and what becomes of them waits.
    private const string Lock = "select 1 from media where id = any($1) order by id for no key update";

    // After the write: as they are when the group is committed.
    private const string Read =
        $"select {MediaRows.Columns} from {MediaRows.From} where m.id = any($1) order by m.id, v.position";

    public static NpgsqlBatch Create(NpgsqlConnection connection, List<Message> group)
    {
        var given = group.SelectMany((message, i) => message.MediaIds.Select((id, position) => (N: i + 1L, Position: (short)position, Id: id, message.IsForward))).ToList();
        var ids = given.Select(g => g.Id).Distinct().ToArray();

        var writing = GroupStatements.Writing(GroupStatements.WriteWithMedia);
        writing.Parameters.Add(new NpgsqlParameter { Value = given.ConvertAll(g => g.N) });
        writing.Parameters.Add(new NpgsqlParameter { Value = given.ConvertAll(g => g.Position) });
        writing.Parameters.Add(new NpgsqlParameter { Value = given.ConvertAll(g => g.Id) });
        writing.Parameters.Add(new NpgsqlParameter { Value = given.ConvertAll(g => g.IsForward) });
        return new NpgsqlBatch(connection) { BatchCommands = { GroupStatements.Locking(), About(Lock, ids), writing, About(Read, ids) }, Timeout = 0 };
    }

    /// <summary>Gives each message what is in it, from the answer of the last statement.</summary>
    public static async Task AddAsync(NpgsqlDataReader row, List<Message> group, GroupOutcome[] outcomes)
    {
        var media = (await MediaRows.ReadAsync(row, 0, _ => 0, CancellationToken.None)).ToDictionary(m => m.View.Id, m => m.View);
        for (var i = 0; i < group.Count; i++)
            if (outcomes[i].Verdict == Verdict.New) outcomes[i] = outcomes[i] with { Media = [.. group[i].MediaIds.Select(id => media[id])] };
    }

    private static NpgsqlBatchCommand About(string sql, Guid[] ids) => new(sql) { Parameters = { new NpgsqlParameter { Value = ids } } };
}
