using System.Net;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations;

public sealed class ConversationTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Two_people_have_one_direct_conversation_whoever_starts_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());

        var started = await ada.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } });
        var again = await ben.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ada.Id } });

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await Id(started), await Id(again));
    }

    [Fact]
    public async Task Fifty_racing_starts_make_one_direct_conversation()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            (i % 2 == 0 ? ada : ben).TryPost("/conversations", new { kind = "direct", memberIds = new[] { i % 2 == 0 ? ben.Id : ada.Id } })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Single((await Task.WhenAll(answers.Select(Id))).Distinct());
        Assert.Equal(3, (await Conversation(ada, await Id(answers[0]))).GetProperty("headSeq").GetInt64());
    }

    [Fact]
    public async Task The_list_is_sorted_by_activity_with_unread_and_last_message()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var first = await app.ConversationBetween(ada, ben);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await app.ConversationBetween(ada, cleo);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ben.Send(first, "one");
        var deleted = await ben.Send(first, "two");
        await ben.Send(first, "three");
        await ben.Delete($"/messages/{deleted.GetProperty("id")}");

        var list = (await ada.Get("/conversations")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal([first, second], list.Select(c => c.GetProperty("id").GetGuid()));
        Assert.Equal(2, list[0].GetProperty("unread").GetInt32());
        Assert.Equal("three", list[0].GetProperty("lastMessage").GetProperty("content").GetString());
        Assert.Equal(ben.Id, list[0].GetProperty("peerId").GetGuid());
        Assert.Equal(JsonValueKind.Null, list[1].GetProperty("lastMessage").ValueKind);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        var ada = await app.SignUp();
        var started = new List<Guid>();
        for (var i = 0; i < 5; i++) started.Insert(0, await app.ConversationBetween(ada, await app.SignUp()));

        var listed = new List<Guid>();
        for (string? cursor = null, path = "/conversations?limit=2"; path is not null; path = cursor is null ? null : $"/conversations?limit=2&cursor={cursor}")
        {
            var page = await ada.Get(path);
            listed.AddRange(page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(5, listed.Count);
        Assert.Equal(started.ToHashSet(), listed.ToHashSet());
        await (await ada.TryGet("/conversations?cursor=AAAA")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_hidden_conversation_comes_back_with_the_next_message()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);

        await ada.Delete($"/conversations/{conversation}");
        Assert.Empty((await ada.Get("/conversations")).GetProperty("items").EnumerateArray());
        Assert.Single((await ben.Get("/conversations")).GetProperty("items").EnumerateArray());

        await ben.Send(conversation, "still there?");
        Assert.Single((await ada.Get("/conversations")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_direct_conversation_cannot_be_left_or_titled()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var path = $"/conversations/{conversation}";

        await (await ada.TryDelete($"{path}/members/{ada.Id}")).ShouldRefuse(409, "not-in-a-direct-conversation");
        await (await ada.TryPatch(path, new { title = "us" })).ShouldRefuse(409, "not-in-a-direct-conversation");
        await (await ada.TryPost($"{path}/members", new { userIds = new[] { cleo.Id } })).ShouldRefuse(409, "not-in-a-direct-conversation");
        await (await ada.TryPatch($"{path}/members/{ben.Id}", new { role = "admin" })).ShouldRefuse(409, "not-in-a-direct-conversation");
    }

    [Fact]
    public async Task Starting_is_refused_with_the_reason()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());

        await Refused(new { kind = "direct", memberIds = new[] { ada.Id } }, 400, "invalid-request");
        await Refused(new { kind = "direct", memberIds = new[] { ben.Id, cleo.Id } }, 400, "invalid-request");
        await Refused(new { kind = "direct", memberIds = new[] { ben.Id }, title = "no" }, 400, "invalid-request");
        await Refused(new { kind = "direct", memberIds = new[] { Guid.NewGuid() } }, 404, "no-such-user");
        await Refused(new { kind = "group", memberIds = new[] { ben.Id }, title = new string('x', 201) }, 400, "invalid-request");
        await Refused(new { kind = "club", memberIds = new[] { ben.Id } }, 400, "invalid-request");
        Assert.Empty((await ada.Get("/conversations")).GetProperty("items").EnumerateArray());

        async Task Refused(object body, int status, string code) =>
            await (await ada.TryPost("/conversations", body)).ShouldRefuse(status, code);
    }

    [Fact]
    public async Task A_title_is_changed_by_admins_and_cleared_by_null()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var path = $"/conversations/{await app.ConversationBetween(ada, ben, cleo)}";

        await (await ben.TryPatch(path, new { title = "Ours" })).ShouldRefuse(403, "not-allowed");
        await ada.Patch(path, new { title = "Tea", description = "Every day" });
        var cleared = await ada.Patch(path, new { description = (string?)null });

        Assert.Equal("Tea", cleared.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, cleared.GetProperty("description").ValueKind);
    }

    [Fact]
    public async Task A_deleted_group_is_gone_for_everybody()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben, cleo);

        await (await ben.TryDelete($"/conversations/{conversation}")).ShouldRefuse(403, "not-allowed");
        await ada.Delete($"/conversations/{conversation}");

        foreach (var person in new[] { ada, ben, cleo })
        {
            await (await person.TryGet($"/conversations/{conversation}")).ShouldRefuse(404, "no-such-conversation");
            await (await person.TrySend(conversation, "anybody?")).ShouldRefuse(404, "no-such-conversation");
        }
    }

    private static async Task<Guid> Id(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();

    private static Task<JsonElement> Conversation(TestUser user, Guid id) => user.Get($"/conversations/{id}");
}
