using System.Net;
using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations;

public sealed class MemberTests(ChatApp app)
{
    [Fact]
    public async Task A_new_member_sees_the_history_and_has_nothing_unread()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await Group(ada, ben);
        await ada.Send(conversation, "before cleo");

        await ada.Post($"/conversations/{conversation}/members", new { userIds = new[] { cleo.Id } });

        Assert.Single((await cleo.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());
        Assert.Equal(0, (await cleo.Get($"/conversations/{conversation}")).GetProperty("unread").GetInt32());
        await ben.Send(conversation, "welcome");
        Assert.Equal(1, (await cleo.Get($"/conversations/{conversation}")).GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task Someone_who_left_finds_nothing_and_may_be_added_again()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await Group(ada, ben);
        var path = $"/conversations/{conversation}";

        await ben.Delete($"{path}/members/{ben.Id}");
        await (await ben.TryGet(path)).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TrySend(conversation, "one last word")).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryDelete($"{path}/members/{ben.Id}")).ShouldRefuse(404, "no-such-member");

        await ada.Post($"{path}/members", new { userIds = new[] { ben.Id } });
        await ben.Send(conversation, "back again");
        Assert.Equal(2, (await ada.Get(path)).GetProperty("memberCount").GetInt32());
    }

    [Fact]
    public async Task Admins_remove_those_below_and_members_remove_nobody()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await Group(ada, ben, cleo);
        var members = $"/conversations/{conversation}/members";

        await (await ben.TryDelete($"{members}/{cleo.Id}")).ShouldRefuse(403, "not-allowed");
        await ada.Patch($"{members}/{ben.Id}", new { role = "admin" });
        await (await ben.TryDelete($"{members}/{ada.Id}")).ShouldRefuse(403, "not-allowed");
        await ben.Delete($"{members}/{cleo.Id}");

        await (await cleo.TryGet($"/conversations/{conversation}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Handing_over_makes_the_owner_an_admin()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await Group(ada, ben);
        var members = $"/conversations/{conversation}/members";

        await (await ada.TryPatch($"{members}/{ada.Id}", new { role = "member" })).ShouldRefuse(409, "owner-must-hand-over");
        await (await ben.TryPatch($"{members}/{ben.Id}", new { role = "owner" })).ShouldRefuse(403, "not-allowed");
        await ada.Patch($"{members}/{ben.Id}", new { role = "owner" });

        Assert.Equal("admin", (await ada.Get($"/conversations/{conversation}")).GetProperty("myRole").GetString());
        Assert.Equal(ben.Id, (await ada.Get($"/conversations/{conversation}")).GetProperty("ownerId").GetGuid());
        Assert.Equal("owner", (await ben.Get($"/conversations/{conversation}")).GetProperty("myRole").GetString());
    }

    [Fact]
    public async Task An_owner_who_leaves_is_followed_by_the_oldest_admin()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await Group(ada, ben, cleo);
        await ada.Patch($"/conversations/{conversation}/members/{cleo.Id}", new { role = "admin" });

        await ada.Delete($"/conversations/{conversation}/members/{ada.Id}");

        Assert.Equal(cleo.Id, (await ben.Get($"/conversations/{conversation}")).GetProperty("ownerId").GetGuid());
    }

    [Fact]
    public async Task A_member_who_is_removed_while_everybody_posts_posts_nothing_after_it()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));
        var (owner, removed) = (people[0], people[1]);
        var conversation = await Group(owner, people[1..]);
        using var stop = new CancellationTokenSource();

        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var posting = people.Select(p => PostUntil(p, conversation, stop.Token)).ToList();
        for (var i = 0; i < 10; i++) await owner.Send(conversation, "the others post meanwhile");
        await owner.Delete($"/conversations/{conversation}/members/{removed.Id}");
        for (var i = 0; i < 10; i++) await owner.Send(conversation, "gone");
        await stop.CancelAsync();
        await Task.WhenAll(posting);

        var leftSeq = await LeftSeq(conversation, removed);
        var history = await AllMessages(owner, conversation);
        Assert.Contains(history, m => m.SenderId == removed.Id);
        Assert.DoesNotContain(history, m => m.SenderId == removed.Id && m.Seq > leftSeq);
        Assert.Contains(history, m => m.Seq > leftSeq);
    }

    [Fact]
    public async Task Members_are_listed_page_by_page_with_their_cards()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.SignUp()));
        var conversation = await Group(people[0], people[1..]);

        var first = await people[1].Get($"/conversations/{conversation}/members?limit=3");
        var second = await people[1].Get($"/conversations/{conversation}/members?limit=3&cursor={first.GetProperty("next")}");

        var items = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).ToList();
        Assert.Equal(people.Select(p => p.Id).ToHashSet(), items.Select(m => m.GetProperty("userId").GetGuid()).ToHashSet());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.All(items, m => Assert.False(m.GetProperty("user").TryGetProperty("email", out _)));
    }

    private static async Task<Guid> Group(TestUser owner, params TestUser[] others) =>
        (await owner.Post("/conversations", new { kind = "group", memberIds = others.Select(o => o.Id) })).GetProperty("id").GetGuid();

    private static async Task PostUntil(TestUser person, Guid conversation, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var answer = await person.TrySend(conversation, "at full speed");
            if (answer.StatusCode == HttpStatusCode.NotFound) return;
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    private Task<long> LeftSeq(Guid conversation, TestUser removed) => app.WithDatabase(async db =>
        (await db.Set<Membership>().SingleAsync(m => m.ConversationId == conversation && m.UserId == removed.Id)).LeftSeq!.Value);

    private static async Task<List<(long Seq, Guid SenderId)>> AllMessages(TestUser reader, Guid conversation)
    {
        var all = new List<(long, Guid)>();
        for (long after = 0; ;)
        {
            var page = await reader.Get($"/conversations/{conversation}/messages?limit=200&after={after}");
            foreach (var m in page.GetProperty("items").EnumerateArray())
                all.Add((after = m.GetProperty("seq").GetInt64(), m.GetProperty("senderId").GetGuid()));
            if (!page.GetProperty("hasMore").GetBoolean()) return all;
        }
    }
}
