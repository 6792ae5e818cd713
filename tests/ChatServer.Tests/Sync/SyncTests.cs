using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Sync;

public sealed class SyncTests(ChatApp app)
{
    [Fact]
    public async Task Changes_come_one_per_position_also_for_what_was_deleted_since()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var deleted = await ada.Send(conversation, "gone soon");
        await ada.Send(conversation, "stays");
        await ada.Delete($"/messages/{deleted.GetProperty("id")}");

        var synced = await One(ben, conversation, seq: 0);

        Assert.Equal("changes", synced.GetProperty("status").GetString());
        var changes = synced.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], changes.Select(c => c.GetProperty("seq").GetInt64()));
        Assert.Equal(
            ["conversation.created", "member.joined", "member.joined", "message.sent", "message.sent", "message.deleted"],
            changes.Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal(JsonValueKind.Null, changes[3].GetProperty("message").GetProperty("content").ValueKind);
        Assert.Equal(1, synced.GetProperty("conversation").GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task A_page_ends_at_the_limit_and_says_that_there_is_more()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < 5; i++) await ada.Send(conversation, $"{i}");

        var answer = await ben.Post("/sync", new { known = Known(await Epoch(ben, conversation), conversation, 0), limit = 3 });

        Assert.True(answer.GetProperty("hasMore").GetBoolean());
        Assert.Equal(3, answer.GetProperty("conversations")[0].GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task Another_epoch_or_a_position_beyond_the_head_means_reloading()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var epoch = await Epoch(ben, conversation);

        foreach (var known in new[] { Known(epoch + 1, conversation, 1), Known(epoch, conversation, 99) })
        {
            var synced = (await ben.Post("/sync", new { known })).GetProperty("conversations")[0];
            Assert.Equal("tooLong", synced.GetProperty("status").GetString());
            Assert.Equal(conversation, synced.GetProperty("conversation").GetProperty("id").GetGuid());
        }
    }

    [Fact]
    public async Task What_is_not_yours_is_gone_whether_it_exists_or_not()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var theirs = await app.ConversationBetween(ada, ben);

        foreach (var id in new[] { theirs, Guid.NewGuid() })
        {
            var synced = (await eve.Post("/sync", new { known = Known(1, id, 0) })).GetProperty("conversations")[0];
            Assert.Equal("gone", synced.GetProperty("status").GetString());
            Assert.Equal(0, synced.GetProperty("changes").GetArrayLength());
            Assert.Equal(JsonValueKind.Null, synced.GetProperty("headSeq").ValueKind);
        }
    }

    [Fact]
    public async Task The_own_list_tells_of_joining_and_leaving_since_the_cursor()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        // That he was added he is notified of besides, whenever that is.
        var me = (await ben.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray()
            .Where(m => m.GetProperty("kind").GetString()!.StartsWith("conversation.", StringComparison.Ordinal)).ToList();

        Assert.Equal(["conversation.joined", "conversation.left"], me.Select(m => m.GetProperty("kind").GetString()));
        Assert.All(me, m => Assert.Equal(group, m.GetProperty("subjectId").GetGuid()));
    }

    [Fact]
    public async Task A_cursor_is_refused_for_anybody_else()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();

        await (await eve.TryPost("/sync", new { cursor })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPost("/sync", new { cursor = cursor + "A" })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Being_more_than_a_thousand_behind_is_too_long()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await Task.WhenAll(Enumerable.Range(0, 1_001).Select(i => ada.Send(conversation, $"{i}")));

        Assert.Equal("tooLong", (await One(ben, conversation, seq: 3)).GetProperty("status").GetString());
        Assert.Equal("changes", (await One(ben, conversation, seq: 4)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Of_a_large_conversation_only_ones_own_marks_come()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var crowd = await app.CrowdOf(ada, ben);
        var sent = await ada.Send(crowd, "hello, all of you");
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();
        await ben.Put($"/conversations/{crowd}/receipts/me", new { readSeq = sent.GetProperty("seq").GetInt64() });
        await ada.Send(crowd, "can you hear me?");

        var known = Known(await Epoch(ben, crowd), crowd, 0);
        var synced = (await ben.Post("/sync", new { cursor, known })).GetProperty("conversations")[0];

        var marks = Assert.Single(synced.GetProperty("receipts").EnumerateArray());
        Assert.Equal(ben.Id, marks.GetProperty("userId").GetGuid());
        Assert.Equal(sent.GetProperty("seq").GetInt64(), marks.GetProperty("readSeq").GetInt64());
    }

    private static async Task<JsonElement> One(TestUser user, Guid conversation, long seq) =>
        (await user.Post("/sync", new { known = Known(await Epoch(user, conversation), conversation, seq) }))
        .GetProperty("conversations")[0];

    private static object[] Known(int epoch, Guid conversationId, long seq) => [new { conversationId, epoch, seq }];

    private static async Task<int> Epoch(TestUser user, Guid conversation) =>
        (await user.Get($"/conversations/{conversation}")).GetProperty("epoch").GetInt32();
}
