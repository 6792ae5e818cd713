using ChatServer.Persistence;
using ChatServer.Tests.Harness;
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

        var before = await LooksAsync(atLeast: 1);
        for (var i = 0; i < 100; i++) await ada.Send(conversation, $"later {i}");
        var after = await LooksAsync(before.Looks + 100);

        Assert.InRange(after.Read - before.Read, 0, 5 * (after.Looks - before.Looks));
    }

    /// <summary>How often a repetition was looked for, and how many entries were read for it. PostgreSQL tells of it a second later.</summary>
    private async Task<(long Looks, long Read)> LooksAsync(long atLeast)
    {
        const string Statistics = """
            select array[idx_scan, idx_tup_read] from pg_stat_user_indexes
            where indexrelname = 'ix_messages_conversation_id_sender_id_client_id'
            """;
        var told = new long[2];
        await Eventually.IsTrue(
            async () =>
            {
                var last = told;
                told = (long[])(await Ask(Statistics))!;
                return told[0] >= atLeast && last[0] == told[0];
            },
            "PostgreSQL tells of its looks");
        return (told[0], told[1]);
    }

    private async Task<object?> Ask(string sql)
    {
        await using var command = app.Services.GetRequiredService<Database>().Main.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
