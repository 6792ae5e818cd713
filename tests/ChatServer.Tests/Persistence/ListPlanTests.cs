using ChatServer.Conversations.Threads;
using ChatServer.Harness;
using ChatServer.Messages.Replies;
using Npgsql;

namespace ChatServer.Tests.Persistence;

/// <summary>Lists are read by their indexes, however much others have.</summary>
public sealed class ListPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly string[] Filled = ["messages", "members", "conversations", "reply_follows", "access_entries"];

    [Fact]
    public async Task No_list_scans_a_table()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var question = (await ada.Send(group, "who comes?")).GetProperty("id").GetGuid();
        await ben.Put($"/messages/{question}/follow", new { });
        await ada.Post($"/conversations/{group}/threads", new { title = "Cups" });
        await ada.Post($"/conversations/{group}/accesses", new { });
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await Multiply(connection);

        var (by, place) = ($"'{ben.Id}', 51", $"now(), '{Guid.NewGuid()}'");
        (await QueryPlan.Of(connection, FollowReader.FirstPage, by, "uuid, bigint")).ShouldUseIndexes(Filled);
        (await QueryPlan.Of(connection, FollowReader.NextPage, $"{by}, {place}", "uuid, bigint, timestamptz, uuid")).ShouldUseIndexes(Filled);
        (await QueryPlan.Of(connection, ThreadReader.FirstPage, $"'{group}', {by}", "uuid, uuid, bigint")).ShouldUseIndexes(Filled);
        (await QueryPlan.Of(connection, ThreadReader.NextPage, $"'{group}', {by}, {place}", "uuid, uuid, bigint, timestamptz, uuid")).ShouldUseIndexes(Filled);
        (string, string)[] values = [("@chainId", $"'{group}'"), ("@before", $"{long.MaxValue}"), ("@userId", $"'{ben.Id}'"), ("@from", "now()")];
        foreach (var filter in new[] { "", $"?userId={ben.Id}" })
            (await QueryPlan.Of(connection, ada, $"/conversations/{group}/accesses{filter}", "access_entries", values)).ShouldUseIndexes(Filled);
    }

    // Ten thousand of each that are others'.
    private static async Task Multiply(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            insert into conversations select (jsonb_populate_record(one.row, jsonb_build_object('id', gen_random_uuid(), 'parent_id', md5('group ' || n % 500)))).*
                from (select t as row from conversations t where parent_id is not null limit 1) one, generate_series(1, 10000) n;
            insert into members select (jsonb_populate_record(one.row, jsonb_build_object('conversation_id', gen_random_uuid(), 'user_id', md5('user ' || n % 500)))).*
                from (select t as row from members t limit 1) one, generate_series(1, 10000) n;
            insert into messages (id, client_id, conversation_id, seq, number, sender_id, content, created_at)
                select gen_random_uuid(), gen_random_uuid(), md5('group ' || n % 500)::uuid, n, n, m.sender_id, m.content, m.created_at
                from (select * from messages limit 1) m, generate_series(1, 10000) n;
            insert into reply_follows select (jsonb_populate_record(one.row, jsonb_build_object('conversation_id', md5('group ' || n % 500),
                'message_id', gen_random_uuid(), 'user_id', md5('user ' || n % 500)))).*
                from (select t as row from reply_follows t limit 1) one, generate_series(1, 10000) n;
            insert into access_entries select (jsonb_populate_record(one.row, jsonb_build_object('conversation_id', md5('group ' || n % 500), 'number', n))).*
                from (select t as row from access_entries t limit 1) one, generate_series(1, 10000) n;
            analyze
            """, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
