using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Realtime;
using Npgsql;

namespace ChatServer.Tests.Realtime;

/// <summary>What sockets ask while thousands of them are open is answered by indexes.</summary>
public sealed class SocketPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_sockets_ask_is_found_by_an_index()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Send(await app.ConversationBetween(ada, ben), "Tea?");
        await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        var cleo = await app.SignUp();
        await ada.Put($"/users/me/contact-requests/{cleo.Id}", new { });
        await cleo.Put($"/users/me/contact-requests/{ada.Id}", new { });
        await Run(connection, "alter table users alter column name_key drop expression, alter column email_hash drop expression");
        await Run(connection, "alter table messages alter column poll_closes_at drop expression");
        await Multiply(connection, "users", "id", "normalized_user_name", "normalized_email");
        await Multiply(connection, "conversations", "id");
        await Multiply(connection, "members", "conversation_id", "user_id");
        await Multiply(connection, "changes", "conversation_id");
        await Multiply(connection, "messages", "conversation_id", "id");
        await Multiply(connection, "sessions", "id", "token_hash");
        await Multiply(connection, "blocks", "user_id", "blocked_id");
        await Multiply(connection, "contacts", "user_id", "contact_id");
        await Run(connection, "analyze");

        foreach (var (query, types, values) in new[]
        {
            (RealtimeStore.ListeningOf, "uuid", $"'{ada.Id}'"),
            (RealtimeStore.ConversationsOf, "uuid", $"'{ada.Id}'"),
            (RealtimeStore.Alive, "uuid[], timestamptz", $"'{{{ada.Id}}}', now()"),
            (RealtimeStore.States, "uuid[]", $"'{{{ada.Id}}}'"),
            (RealtimeStore.OpennessOf, "uuid[]", $"'{{{ada.Id}}}'"),
            (RealtimeStore.SetLastSeen, "uuid[], timestamptz[]", $"'{{{ada.Id}}}', '{{now}}'"),
            (ChangeReader.After, "uuid[], bigint[], bigint", $"'{{{ada.Id}}}', '{{0}}', 500"),
        })
        {
            await Run(connection, $"deallocate all; prepare asked({types}) as {query}");
            Assert.DoesNotContain("Seq Scan", await Explain(connection, $"asked({values})"), StringComparison.Ordinal);
        }
    }

    // Copies of a row that differ in its keys.
    private static Task Multiply(NpgsqlConnection connection, string table, params string[] keys)
    {
        var fresh = string.Join(", ", keys.Select(key => $"'{key}', gen_random_uuid()"));
        return Run(connection, $"""
            insert into {table}
            select (jsonb_populate_record(one.row, jsonb_build_object({fresh}))).*
            from (select t as row from {table} t limit 1) one, generate_series(1, 5000)
            """);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Explain(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand($"explain execute {statement}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
