using ChatServer.Conversations;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Tests.Conversations;

public sealed class EraseConversationTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Of_a_deleted_group_every_row_is_erased_and_of_others_none()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (group, other) = (await Group(ada, ben), await Group(ada, ben));
        await TalkIn(group, ada, ben);
        await TalkIn(other, ada, ben);
        await app.AllIsHeard();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone(); // Votes are counted.
        var before = await RowsOf(other);

        await ada.Delete($"/conversations/{group}");
        await app.AllIsHeard();
        await app.TimePasses(EraseConversation.After);

        await IsErased(group);
        Assert.Equal(before, await RowsOf(other));
    }

    [Fact]
    public async Task When_the_last_member_leaves_the_group_is_erased()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await Group(ada, ben);
        await TalkIn(group, ada, ben);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone(); // Votes are counted.

        await ada.Delete($"/conversations/{group}/members/{ada.Id}");
        Assert.Equal(ben.Id, (await ben.Get($"/conversations/{group}")).GetProperty("ownerId").GetGuid());
        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        await app.AllIsHeard();
        await app.TimePasses(EraseConversation.After);

        await IsErased(group);
    }

    [Fact]
    public async Task A_client_that_was_away_when_the_group_was_erased_hears_that_it_is_gone()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await Group(ada, ben);
        var epoch = (await ben.Get($"/conversations/{group}")).GetProperty("epoch").GetInt32();
        var cursor = (await ben.Post("/sync", new { known = Array.Empty<object>() })).GetProperty("cursor").GetString();

        await ada.Delete($"/conversations/{group}");
        await app.AllIsHeard();
        await app.TimePasses(EraseConversation.After);
        await IsErased(group);
        var synced = await ben.Post("/sync", new { cursor, known = new[] { new { conversationId = group, epoch, seq = 1 } } });

        Assert.Equal("gone", Assert.Single(synced.GetProperty("conversations").EnumerateArray()).GetProperty("status").GetString());

        // That he was added he is notified of besides, whenever that is.
        var listed = synced.GetProperty("me").EnumerateArray().Select(m => m.GetProperty("kind").GetString());
        Assert.Equal("conversation.left", Assert.Single(listed, kind => kind != "notification.updated"));
    }

    [Fact]
    public async Task Votes_that_wait_to_be_counted_are_no_change_of_a_group_that_is_deleted()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await Group(ada, ben);
        await TalkIn(group, ada, ben);
        await ada.Delete($"/conversations/{group}");
        var head = await HeadOf(group);

        await app.TimePasses(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();

        Assert.Equal(head, await HeadOf(group));
    }

    private Task<long> HeadOf(Guid group) => app.WithDatabase(db => db.Set<Conversation>().Where(c => c.Id == group).Select(c => c.HeadSeq).SingleAsync());

    private async Task<Guid> Group(TestUser owner, TestUser other) =>
        (await owner.Post("/conversations", new { kind = "group", memberIds = new[] { other.Id } })).GetProperty("id").GetGuid();

    private static async Task TalkIn(Guid group, TestUser ada, TestUser ben)
    {
        var question = await ada.Send(group, "Tea?");
        await ben.Put($"/conversations/{group}/receipts/me", new { readSeq = question.GetProperty("seq").GetInt64() });
        await ben.Send(group, "Please");

        var poll = new { question = "Milk?", options = new[] { new { text = "Yes" }, new { text = "No" } } };
        var asked = await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", poll });
        await ben.Put($"/messages/{asked.GetProperty("id")}/poll/vote", new { options = new[] { 0 } });
        var later = new { sendAt = DateTimeOffset.UtcNow.AddDays(30), message = new { clientId = Guid.NewGuid(), content = "More tea?" } };
        await ben.Post($"/conversations/{group}/scheduled", later);
    }

    private async Task IsErased(Guid group)
    {
        var left = new SortedDictionary<string, long>();
        await Eventually.IsTrue(async () => (left = await RowsOf(group)).Values.Sum() == 0, "the group is erased")
            .ContinueWith(erased => Assert.True(erased.IsCompletedSuccessfully, string.Join(' ', left.Where(t => t.Value > 0))), TaskScheduler.Default);
    }

    /// <summary>How many rows of each table carry the conversation's id, as the database itself tells its tables.</summary>
    private async Task<SortedDictionary<string, long>> RowsOf(Guid conversationId)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        var tables = new List<(string Table, string Column)> { ("conversations", "id") };
        await using (var command = source.CreateCommand(
            "select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'conversation_id'"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) tables.Add((reader.GetString(0), "conversation_id"));
        }

        Assert.True(tables.Count >= 5, "messages, changes, members, mark_steps and conversations carry it");
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, column) in tables)
        {
            await using var count = source.CreateCommand($"select count(*) from {table} where {column} = $1");
            count.Parameters.Add(new NpgsqlParameter { Value = conversationId });
            rows[table] = (long)(await count.ExecuteScalarAsync())!;
        }

        return rows;
    }
}
