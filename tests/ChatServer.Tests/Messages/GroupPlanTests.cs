using ChatServer.Harness;
using ChatServer.Messages.Writing;
using ChatServer.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Messages;

/// <summary>The writer's plans are kept, so they must scan no table even if it was empty when they were made (see also GrowthTests).</summary>
public sealed class GroupPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly string[] Tables = ["conversations", "members", "messages", "changes"];

    [Fact]
    public async Task The_statements_of_a_group_never_scan_a_table_whether_it_is_empty_or_full()
    {
        await RequireIndexes();

        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => ada.Send(conversation, $"{i}")));
        await using (var analyze = app.Services.GetRequiredService<Database>().Main.CreateCommand("analyze"))
            await analyze.ExecuteNonQueryAsync();

        await RequireIndexes();
    }

    private async Task RequireIndexes()
    {
        const string Types = "uuid[], uuid[], uuid[], uuid[], bytea[], text[], uuid[], timestamptz[], json[], text[], smallint";
        await using var connection = await app.Services.GetRequiredService<Database>().Writing.OpenConnectionAsync();
        await Run(connection, $"deallocate all; prepare lock_group(uuid[]) as {GroupStatements.Lock}; prepare write_group({Types}) as {GroupStatements.Write}");

        var plan = await Explain(connection, "lock_group('{}')")
            + await Explain(connection, "write_group('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', 10::smallint)");

        Assert.Contains("$1", plan, StringComparison.Ordinal);
        Assert.All(Tables, table => Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal));
        Assert.Contains("Index Scan", plan, StringComparison.Ordinal);
    }

    private static async Task<string> Explain(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand($"explain execute {statement}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines) + "\n";
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
