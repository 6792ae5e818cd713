using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations;

/// <summary>How somebody keeps their conversations is theirs alone.</summary>
public sealed class PersonalTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_is_archived_can_be_listed_by_itself_and_stays_archived()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (kept, archived) = (await Group(ada, ben), await Group(ada, ben));

        await ada.Put($"/conversations/{archived}/archived", new { });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ben.Send(archived, "look!");

        Assert.Equal([archived], await Listed(ada, "?archived=true"));
        Assert.Equal([kept], await Listed(ada, "?archived=false"));
        Assert.Equal([archived, kept], await Listed(ada, ""));
        Assert.Empty(await Listed(ben, "?archived=true"));
        await ada.Delete($"/conversations/{archived}/archived");
        Assert.Empty(await Listed(ada, "?archived=true"));
    }

    [Fact]
    public async Task Archived_ones_come_page_by_page_and_a_place_among_them_is_none_among_the_others()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 3; i++) await ada.Put($"/conversations/{await Group(ada)}/archived", new { });

        var first = await ada.Get("/conversations?archived=true&limit=2");
        var next = first.GetProperty("next").GetString();

        Assert.Single(await Listed(ada, $"?archived=true&limit=2&cursor={next}"));
        await (await ada.TryGet($"/conversations?limit=2&cursor={next}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Marking_as_unread_moves_no_read_mark_and_is_told_to_own_devices_alone()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await Group(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        var readSeq = (await ada.Get($"/conversations/{group}")).GetProperty("readSeq").GetInt64();

        await ada.Put($"/conversations/{group}/unread", new { });

        await adas.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.marked" && e.GetProperty("subjectId").GetGuid() == group);
        var view = await ada.Get($"/conversations/{group}");
        Assert.Equal((true, readSeq), (view.GetProperty("markedUnread").GetBoolean(), view.GetProperty("readSeq").GetInt64()));
        await ada.Send(group, "heard after it");
        await bens.WaitForChange(group, "message.sent");
        Assert.DoesNotContain(bens.Heard("me"), e => e.GetProperty("kind").GetString() == "conversation.marked");
    }

    [Fact]
    public async Task What_is_so_already_is_no_change()
    {
        var ada = await app.SignUp();
        var group = await Group(ada);
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();

        for (var i = 0; i < 2; i++)
        {
            await ada.Put($"/conversations/{group}/unread", new { });
            await ada.Put("/conversations/pinned", new { conversationIds = new[] { group } });
        }

        var me = (await ada.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray().Select(e => e.GetProperty("kind").GetString());
        Assert.Equal(["conversation.marked", "conversations.pinned"], me);
    }

    [Fact]
    public async Task Pinned_ones_keep_the_order_they_are_given()
    {
        var ada = await app.SignUp();
        Guid[] groups = [await Group(ada), await Group(ada), await Group(ada)];

        foreach (var order in new[] { groups, [groups[2], groups[0]], [] })
        {
            await ada.Put("/conversations/pinned", new { conversationIds = order });
            Assert.Equal(order, Ids(await ada.Get("/conversations/pinned")));
        }
    }

    [Fact]
    public async Task One_that_is_left_goes_out_of_the_pinned_ones_and_one_of_others_cannot_be_pinned()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (own, left, bens) = (await Group(ada, ben), await Group(ada, ben), await Group(ben));
        await ada.Put("/conversations/pinned", new { conversationIds = new[] { left, own } });

        await ada.Delete($"/conversations/{left}/members/{ada.Id}");

        Assert.Equal([own], Ids(await ada.Get("/conversations/pinned")));
        await (await ada.TryPut("/conversations/pinned", new { conversationIds = new[] { own, bens } })).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryPut("/conversations/pinned", new { conversationIds = new[] { own, own } })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Whoever_comes_back_finds_it_neither_archived_nor_marked()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await Group(ada, ben);
        foreach (var mark in new[] { "archived", "unread" }) await ben.Put($"/conversations/{group}/{mark}", new { });

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });

        var view = await ben.Get($"/conversations/{group}");
        Assert.Equal((false, false), (view.GetProperty("archived").GetBoolean(), view.GetProperty("markedUnread").GetBoolean()));
    }

    private static async Task<Guid> Group(TestUser owner, params TestUser[] others) =>
        (await owner.Post("/conversations", new { kind = "group", memberIds = others.Select(o => o.Id) })).GetProperty("id").GetGuid();

    private static async Task<List<Guid>> Listed(TestUser who, string query) =>
        [.. (await who.Get($"/conversations{query}")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];

    private static List<Guid> Ids(JsonElement pinned) => [.. pinned.GetProperty("conversationIds").EnumerateArray().Select(id => id.GetGuid())];
}
