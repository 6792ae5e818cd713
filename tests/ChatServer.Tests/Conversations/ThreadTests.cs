using System.Net;
using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations;

public sealed class ThreadTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_thread_has_a_title_and_an_owner_and_is_listed_opened_and_written_in()
    {
        var (ada, ben, group) = await Group();
        await using var bens = await ben.Connect();

        var thread = await ada.Post($"/conversations/{group}/threads", new { title = "Who brings the cups?" });
        var id = Id(thread);
        var told = await bens.WaitForChange(group, "thread.started", c => Id(c.GetProperty("thread")) == id);
        Assert.Equal("Who brings the cups?", told.GetProperty("thread").GetProperty("title").GetString());
        Assert.Equal("thread", thread.GetProperty("kind").GetString());
        Assert.Equal(group, thread.GetProperty("parentId").GetGuid());
        Assert.Equal(ada.Id, thread.GetProperty("ownerId").GetGuid());

        await (await ben.TrySend(id, "I have not opened it")).ShouldRefuse(404, "no-such-conversation");
        Assert.False((await Listed(ben, group)).Single().GetProperty("opened").GetBoolean());
        var opened = await ben.Put($"/threads/{id}/members/me", new { });
        Assert.Equal(("member", 2), (opened.GetProperty("myRole").GetString(), opened.GetProperty("memberCount").GetInt32()));
        await ada.Send(id, "I can");
        await bens.WaitForChange(id, "message.sent");

        Assert.Equal(1, (await ben.Get($"/conversations/{id}")).GetProperty("unread").GetInt64());
        Assert.Equal(0, (await ben.Get($"/conversations/{group}")).GetProperty("unread").GetInt64());
        var listed = (await Listed(ben, group)).Single();
        Assert.True(listed.GetProperty("opened").GetBoolean());
        Assert.Equal(1, listed.GetProperty("messageCount").GetInt64());
    }

    [Fact]
    public async Task Threads_are_listed_by_newest_activity_page_by_page()
    {
        var (ada, ben, group) = await Group();
        var threads = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            threads.Add(await Thread(ada, group, $"{i}"));
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ada.Send(threads[1], "this one moves");

        var first = await ben.Get($"/conversations/{group}/threads?limit=3");
        var second = await ben.Get($"/conversations/{group}/threads?limit=3&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal([threads[1], threads[4], threads[3]], first.GetProperty("items").EnumerateArray().Select(Id));
        Assert.Equal([threads[2], threads[0]], second.GetProperty("items").EnumerateArray().Select(Id));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task A_thread_is_for_members_of_its_group_alone()
    {
        var (ada, ben, group) = await Group();
        var eve = await app.SignUp();
        var thread = await Thread(ada, group, "ours");

        await (await eve.TryGet($"/conversations/{group}/threads")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TryPut($"/threads/{thread}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryPost($"/conversations/{thread}/members", new { userIds = new[] { eve.Id } })).ShouldRefuse(409, "not-in-a-thread");
        await (await ada.TryPut($"/threads/{group}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
        var direct = await app.ConversationBetween(ada, ben);
        await (await ada.TryPost($"/conversations/{direct}/threads", new { title = "no" })).ShouldRefuse(409, "only-in-a-group");
        await (await ada.TryPost($"/conversations/{thread}/threads", new { title = "no" })).ShouldRefuse(409, "only-in-a-group");
    }

    [Fact]
    public async Task Who_is_removed_from_the_group_is_out_of_its_threads_at_once_and_for_good()
    {
        var (ada, ben, group) = await Group();
        var bens = await Thread(ben, group, "owned by who goes");
        await ada.Put($"/threads/{bens}/members/me", new { });
        await using var device = await ben.Connect();

        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        await ada.Send(bens, "behind your back");

        await (await ben.TrySend(bens, "still here?")).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryGet($"/conversations/{bens}/messages")).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryPut($"/threads/{bens}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
        Assert.Equal(ada.Id, (await ada.Get($"/conversations/{bens}")).GetProperty("ownerId").GetGuid());
        Assert.Equal(ada.Id, (await Listed(ada, group)).Single().GetProperty("ownerId").GetGuid());
        await device.WaitForChange(bens, "member.left");
        Assert.DoesNotContain(device.Heard("change"), c => c.GetProperty("kind").GetString() == "message.sent" && c.GetProperty("conversationId").GetGuid() == bens);
    }

    [Fact]
    public async Task Who_is_removed_while_they_open_threads_and_post_in_them_is_in_none_afterwards()
    {
        var (ada, ben, group) = await Group();
        var threads = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Thread(ada, group, $"{i}")));
        using var stop = new CancellationTokenSource();
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var busy = Enumerable.Range(0, 50).Select(i => OpenAndPost(ben, threads[i % 10], stop.Token)).ToList();
        for (var i = 0; i < 5; i++) await ada.Send(threads[i], "they are busy meanwhile");

        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        foreach (var thread in threads) await ada.Send(thread, "gone");
        await Task.WhenAll(busy);

        Assert.False(stop.IsCancellationRequested);
        var left = await app.WithDatabase(db => db.Set<Membership>().Where(m => m.UserId == ben.Id && threads.Contains(m.ConversationId)).ToListAsync());
        Assert.NotEmpty(left);
        Assert.All(left, m => Assert.NotNull(m.LeftSeq));
        var messages = await app.WithDatabase(db => db.Set<ChatServer.Messages.Message>().Where(m => m.SenderId == ben.Id && threads.Contains(m.ConversationId)).ToListAsync());
        Assert.All(messages, m => Assert.True(m.Seq < left.Single(l => l.ConversationId == m.ConversationId).LeftSeq));
    }

    [Fact]
    public async Task Its_owner_and_moderators_of_the_group_rename_and_close_it()
    {
        var (ada, ben, group) = await Group();
        var cleo = await app.SignUp();
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        var thread = await Thread(ben, group, "tea");
        await cleo.Put($"/threads/{thread}/members/me", new { });
        await using var device = await ada.Connect();

        await (await cleo.TryPatch($"/conversations/{thread}", new { title = "mine" })).ShouldRefuse(403, "not-allowed");
        await (await cleo.TryPut($"/threads/{thread}/closed", new { })).ShouldRefuse(403, "not-allowed");
        await ben.Patch($"/conversations/{thread}", new { title = "coffee" });
        await device.WaitForChange(group, "thread.updated", c => c.GetProperty("thread").GetProperty("title").GetString() == "coffee");
        await ada.Patch($"/conversations/{group}/members/{cleo.Id}", new { role = "moderator" });
        await cleo.Patch($"/conversations/{thread}", new { title = "both" });
        await (await ben.TryPatch($"/conversations/{thread}", new { title = (string?)null })).ShouldRefuse(400, "invalid-request");
        await cleo.Delete($"/messages/{(await ben.Send(thread, "rude")).GetProperty("id").GetGuid()}");

        var said = Guid.NewGuid();
        await ben.Send(thread, "the last word", said);
        await cleo.Put($"/threads/{thread}/closed", new { });
        await (await ben.TrySend(thread, "one more")).ShouldRefuse(409, "thread-closed");
        await ben.Send(thread, "the last word", said);
        Assert.Equal("both", (await Listed(ada, group)).Single().GetProperty("title").GetString());
        Assert.NotEqual(JsonValueKind.Null, (await Listed(ada, group)).Single().GetProperty("closedAt").ValueKind);
        await ben.Delete($"/threads/{thread}/closed");
        await ben.Send(thread, "after all");
        await (await ada.TryPut($"/threads/{group}/closed", new { })).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task A_thread_that_everybody_left_stays_and_who_opens_it_next_owns_it()
    {
        var (ada, ben, group) = await Group();
        var thread = await Thread(ben, group, "lonely");
        await ben.Delete($"/conversations/{thread}/members/{ben.Id}");
        Assert.Equal(JsonValueKind.Null, (await Listed(ada, group)).Single().GetProperty("ownerId").ValueKind);

        await ada.Put($"/threads/{thread}/members/me", new { });

        Assert.Equal(("owner", ada.Id), ((await ada.Get($"/conversations/{thread}")).GetProperty("myRole").GetString(), (await Listed(ben, group)).Single().GetProperty("ownerId").GetGuid()));
    }

    [Fact]
    public async Task A_deleted_group_takes_its_threads_along_and_nothing_of_them_stays()
    {
        var (ada, ben, group) = await Group();
        var (open, empty) = (await Thread(ben, group, "open"), await Thread(ben, group, "empty"));
        await ben.Send(open, "hello");
        await ben.Delete($"/conversations/{empty}/members/{ben.Id}");

        await ada.Delete($"/conversations/{group}");

        await (await ben.TryGet($"/conversations/{open}")).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryPut($"/threads/{empty}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
        await app.TimePasses(EraseConversation.After);
        await app.AllJobsAreDone();
        Guid[] all = [group, open, empty];
        Assert.Equal(0, await app.WithDatabase(db => db.Set<Conversation>().CountAsync(c => all.Contains(c.Id))));
    }

    [Fact]
    public async Task A_deleted_thread_leaves_the_list_and_its_text_the_database()
    {
        var (ada, ben, group) = await Group();
        var thread = await Thread(ben, group, "a secret title");
        await using var device = await ada.Connect();

        await ben.Delete($"/conversations/{thread}");

        await device.WaitForChange(group, "thread.deleted", c => Id(c.GetProperty("thread")) == thread && c.GetProperty("thread").GetProperty("title").ValueKind == JsonValueKind.Null);
        Assert.Empty(await Listed(ada, group));
        await app.TimePasses(EraseConversation.After);
        await app.AllJobsAreDone();
        Assert.False(await app.WithDatabase(db => db.Set<Conversation>().AnyAsync(c => c.Title == "a secret title")));
    }

    private static async Task OpenAndPost(TestUser person, Guid thread, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var opened = await person.TryPut($"/threads/{thread}/members/me", new { });
            if (opened.StatusCode == HttpStatusCode.NotFound) return;
            await person.TrySend(thread, "at full speed");
        }
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        return (ada, ben, Id(await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = new[] { ben.Id } })));
    }

    private static async Task<Guid> Thread(TestUser who, Guid group, string title) => Id(await who.Post($"/conversations/{group}/threads", new { title }));

    private static async Task<List<JsonElement>> Listed(TestUser who, Guid group) =>
        [.. (await who.Get($"/conversations/{group}/threads")).GetProperty("items").EnumerateArray()];

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
