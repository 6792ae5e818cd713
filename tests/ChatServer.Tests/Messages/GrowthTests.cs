using ChatServer.Harness;
using ChatServer.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Messages;

/// <summary>A database of its own, which knows of itself that it is empty.</summary>
public sealed class GrowthTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_plan_made_on_empty_tables_is_not_kept_as_they_grow()
    {
        await Ask("analyze");
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => await ada.Send(conversation, $"{i}"));

        var before = await LooksAsync(ada, conversation);
        var after = await LooksAsync(ada, conversation);

        Assert.InRange(after.Read - before.Read, 0, 5 * (after.Looks - before.Looks));
    }

    /// <summary>Sends until PostgreSQL, which does so once a second, has told twice how often it looked for a repetition, and what it read.</summary>
    private async Task<(long Looks, long Read)> LooksAsync(TestUser sender, Guid conversation)
    {
        const string Statistics = """
            select array[idx_scan, idx_tup_read] from pg_stat_user_indexes
            where indexrelname = 'ix_messages_conversation_id_sender_id_client_id'
            """;
        var told = new List<long[]>();
        await Eventually.IsTrue(
            async () =>
            {
                await sender.Send(conversation, "Tea?");
                var now = (long[])(await Ask(Statistics))!;
                if (told.Count == 0 || told[^1][0] != now[0]) told.Add(now);
                return told.Count > 2;
            },
            "PostgreSQL tells of its looks");
        return (told[^1][0], told[^1][1]);
    }

    private async Task<object?> Ask(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Main.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
