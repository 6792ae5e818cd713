using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.ProgramTests.Histories;
using Npgsql;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Reads from the database itself what a conversation holds.</summary>
internal sealed class StoredConversations(string connectionString)
{
    private static readonly ChangeKinds Kinds = new([.. ConversationChanges.All, .. MessageChanges.All], []);

    /// <param name="id">Which conversation.</param>
    /// <param name="members">Those who may still read it: what the server tells them is unread counts.</param>
    public async Task<StoredConversation> ReadAsync(Guid id, IEnumerable<TestUser> members)
    {
        var unread = new Dictionary<Guid, long>();
        foreach (var member in members) unread[member.Id] = await UnreadAsync(member, id);

        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();
        var (epoch, head) = (await ListAsync(
            database,
            id,
            "SELECT (SELECT epoch FROM deployment), head_seq FROM conversations WHERE id = $1",
            r => (r.GetInt32(0), r.GetInt64(1))))[0];
        return new StoredConversation(
            id,
            epoch,
            head,
            await ListAsync(
                database,
                id,
                "SELECT seq, kind, subject_id, at FROM changes WHERE conversation_id = $1 ORDER BY seq",
                r => new StoredChange(r.GetInt64(0), Kinds[r.GetInt16(1)].Name, r.GetGuid(2), r.GetFieldValue<DateTimeOffset>(3))),
            await ListAsync(
                database,
                id,
                "SELECT id, seq, sender_id, client_id, content, created_at FROM messages WHERE conversation_id = $1 ORDER BY seq",
                r => new StoredMessage(
                    r.GetGuid(0),
                    r.GetInt64(1),
                    r.GetGuid(2),
                    r.GetGuid(3),
                    r.IsDBNull(4) ? null : r.GetString(4),
                    r.GetFieldValue<DateTimeOffset>(5))),
            await ListAsync(
                database,
                id,
                "SELECT user_id, joined_seq, left_seq, delivered_seq, read_seq FROM members WHERE conversation_id = $1",
                r => new StoredMember(
                    r.GetGuid(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), unread.GetValueOrDefault(r.GetGuid(0)))));
    }

    private static async Task<long> UnreadAsync(TestUser member, Guid id) =>
        (await member.Get($"/conversations/{id}")).GetProperty("unread").GetInt64();

    private static async Task<List<T>> ListAsync<T>(NpgsqlConnection database, Guid id, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, database) { Parameters = { new() { Value = id } } };
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync()) list.Add(read(rows));
        return list;
    }
}
