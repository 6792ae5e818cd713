using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Tests.Notifications;

/// <summary>What everybody in a large conversation should hear of writes nothing for each of them, and nobody's list is read by looking at others'.</summary>
public sealed class CrowdTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task In_a_large_group_only_who_is_meant_gets_an_entry_and_all_is_counted()
    {
        var (ada, ben, group) = await Crowd();
        await ada.Send(group, "@all tea!");
        await ada.Patch($"/conversations/{group}", new { title = "Tea" });
        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();

        Assert.Equal([ben.Id], await app.WithDatabase(db => db.Set<Notification>()
            .Where(n => n.ConversationId == group && n.Kind != NotificationKind.Added).Select(n => n.UserId).ToListAsync()));
        var unread = await ben.Get("/notifications/unread");
        Assert.Equal((2, 2), (unread.Number("messages"), unread.Number("mentions")));
        Assert.Equal(2, (await ben.Get($"/conversations/{group}")).Number("mentions"));
    }

    [Fact]
    public async Task A_list_is_read_by_its_persons_entries_and_memberships()
    {
        var (ada, ben, group) = await Crowd();
        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await Run(connection, $"""
            insert into notifications select (jsonb_populate_record(n, jsonb_build_object('user_id', gen_random_uuid(), 'id', gen_random_uuid()))).*
            from notifications n, generate_series(1, 20000) where n.conversation_id = '{group}' and n.kind = 'mention';
            insert into notifications select (jsonb_populate_record(n, jsonb_build_object('subject_id', gen_random_uuid(), 'id', gen_random_uuid()))).*
            from notifications n, generate_series(1, 3000) where n.user_id = '{ben.Id}' and n.kind = 'mention';
            insert into messages (conversation_id, seq, id, number, client_id, sender_id, content, created_at)
            select c.id, n, gen_random_uuid(), n, gen_random_uuid(), m.sender_id, m.content, m.created_at
            from messages m, (select gen_random_uuid() as id from generate_series(1, 200)) c, generate_series(1, 100) n where m.conversation_id = '{group}';
            analyze
            """);

        foreach (var sql in (string[])[NotificationQueries.FirstPage, NotificationQueries.NextPage, NotificationQueries.FirstUnread,
            NotificationQueries.NextUnread, NotificationQueries.One, NotificationQueries.Counts])
        {
            var plan = await Plan(connection, sql, ben.Id);
            Assert.DoesNotContain("Seq Scan on messages", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on notifications n", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on members", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Plan(NpgsqlConnection connection, string sql, Guid userId)
    {
        var given = new[] { $"'{userId}'", "now()", sql == NotificationQueries.One ? $"'{userId}'" : "51", "now()", $"'{userId}'" };
        var types = new[] { "uuid", "timestamptz", sql == NotificationQueries.One ? "uuid" : "bigint", "timestamptz", "uuid" };
        var count = Enumerable.Range(1, given.Length).Last(i => sql.Contains($"${i}", StringComparison.Ordinal));
        await Run(connection, $"deallocate all; prepare reading({string.Join(", ", types[..count])}) as {sql}");
        await using var command = new NpgsqlCommand($"explain execute reading({string.Join(", ", given[..count])})", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ada's group with Ben in it, and 5,000 whom nobody knows.</summary>
    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Crowd()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        await app.WithDatabase(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into members select (jsonb_populate_record(m, jsonb_build_object('user_id', gen_random_uuid()))).*
            from members m, generate_series(1, 5000) where m.conversation_id = {group} and m.user_id = {cleo.Id}
            """));
        await app.WithDatabase(db => db.Database.ExecuteSqlAsync($"update conversations set member_count = 5003 where id = {group}"));
        return (ada, ben, group);
    }
}
