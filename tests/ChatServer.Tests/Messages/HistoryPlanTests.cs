using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Messages.Replies;
using Npgsql;

namespace ChatServer.Tests.Messages;

/// <summary>A page costs the same at any depth of any history.</summary>
public sealed class HistoryPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_page_is_planned_once_and_read_by_the_key()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, "the first of many");
        await Multiply(connection, conversation);

        foreach (var direction in new[] { MessageHistory.Statements.Older, MessageHistory.Statements.Newer })
        {
            await Run(connection, $"deallocate all; prepare page(uuid, uuid, bigint, bigint) as {direction}");
            var page = $"execute page('{conversation}', '{ben.Id}', 10000, 51)";

            // PostgreSQL plans anew five times before it compares; then a plan that serves any page must not look dearer.
            for (var i = 0; i < 6; i++) await Run(connection, page);

            Assert.Equal(1L, await Ask(connection, "select generic_plans from pg_prepared_statements where name = 'page'"));
            var plan = await Plan(connection, page);
            Assert.Contains("using pk_messages", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_of_replies_is_planned_once_and_read_by_their_index()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var question = (await ada.Send(conversation, "how many?")).GetProperty("id").GetGuid();
        await Multiply(connection, conversation);
        await Run(connection, $"update messages set reply_to_id = '{question}' where conversation_id = '{conversation}' and seq % 3 = 0; analyze messages");

        foreach (var direction in new[] { ReplyHistory.Statements.Older, ReplyHistory.Statements.Newer })
        {
            await Run(connection, $"deallocate all; prepare page(uuid, uuid, bigint, bigint) as {direction}");
            var page = $"execute page('{question}', '{ben.Id}', 10000, 51)";
            for (var i = 0; i < 6; i++) await Run(connection, page);

            Assert.Equal(1L, await Ask(connection, "select generic_plans from pg_prepared_statements where name = 'page'"));
            var plan = await Plan(connection, page);
            Assert.Contains("using ix_messages_replies", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    // Ten conversations of four thousand messages.
    private static Task Multiply(NpgsqlConnection connection, Guid conversation) => Run(connection, $"""
        insert into messages (conversation_id, seq, id, number, client_id, sender_id, content, created_at)
        select case when n % 10 = 0 then conversation_id else md5(n % 10 || '{conversation}')::uuid end, seq + n, gen_random_uuid(), number + n,
            gen_random_uuid(), sender_id, content, created_at
        from messages, generate_series(1, 40000) n where conversation_id = '{conversation}';
        insert into members (conversation_id, user_id, role, joined_seq, joined_at, delivered_seq, read_seq, read_number, marks_at)
        select gen_random_uuid(), user_id, role, 1, joined_at, 1, 1, 0, marks_at from members, generate_series(1, 2000) where conversation_id = '{conversation}';
        analyze
        """);

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string> Plan(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand($"explain {statement}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
