using ChatServer.Conversations;
using ChatServer.Harness;
using ChatServer.Messages.Entities;
using Npgsql;

namespace ChatServer.Tests.Messages.Entities;

/// <summary>Mentions cost what there are of them, not what there are messages, members and people.</summary>
public sealed class MentionPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Mentions_are_counted_and_names_found_by_their_indexes()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.Send(group, $"@{ben.Username}");
        await Fill(connection, group);

        var counting = await Plan(connection, $"prepare counting(uuid, uuid[]) as {ConversationReader.ByIds}", $"counting('{ben.Id}', '{{{group}}}')");
        Assert.Contains("ix_messages_mentioned", counting, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on messages", counting, StringComparison.Ordinal);

        // There are too few people here for an index to be worth it.
        await Run(connection, "set enable_seqscan = off");
        var finding = await Plan(connection, $"prepare finding(uuid, text[], uuid) as {MentionReader.Members}", $"finding('{group}', '{{ada,ben}}', '{ada.Id}')");
        Assert.Contains("ix_users_username_prefix", finding, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", finding, StringComparison.Ordinal);
    }

    private static async Task<string> Plan(NpgsqlConnection connection, string prepare, string statement)
    {
        await Run(connection, prepare);
        await using var command = new NpgsqlCommand($"explain execute {statement}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    // Twenty thousand messages of which two hundred mention somebody, in a crowd of five thousand.
    private static Task Fill(NpgsqlConnection connection, Guid group) => Run(connection, $"""
        insert into messages (conversation_id, seq, id, number, client_id, sender_id, content, created_at, mentioned)
        select conversation_id, seq + n, gen_random_uuid(), number + n, gen_random_uuid(), sender_id, content, created_at,
            case when n % 100 = 0 then mentioned end
        from messages, generate_series(1, 20000) n where conversation_id = '{group}';
        insert into members select (jsonb_populate_record(m, jsonb_build_object('user_id', gen_random_uuid()))).*
        from members m, generate_series(1, 5000) where m.conversation_id = '{group}' and m.role = 'owner';
        update conversations set message_count = 20001, head_seq = head_seq + 20000 where id = '{group}';
        analyze
        """);

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
