using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class FollowTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_replies_follows_and_so_does_who_was_answered_and_nobody_else()
    {
        var (ada, ben, cleo, group) = await Group();
        var question = await Say(ada, group, "tea?");

        await Say(ben, group, "yes", question);
        await Say(ben, group, "with milk", question);
        await app.AllIsHeard();

        Assert.Equal((true, 2), Standing(await ada.Get($"/messages/{question}/follow")));
        Assert.Equal((true, 0), Standing(await ben.Get($"/messages/{question}/follow")));
        Assert.Equal((false, 0), Standing(await cleo.Get($"/messages/{question}/follow")));
        Assert.Empty(await Followed(cleo));
    }

    [Fact]
    public async Task Whoever_follows_has_an_unread_count_that_reading_the_replies_takes_down()
    {
        var (ada, ben, cleo, group) = await Group();
        var question = await Say(ada, group, "tea?");
        Assert.Equal((true, 0), Standing(await cleo.Put($"/messages/{question}/follow", new { })));
        await Say(ben, group, "one", question);
        var two = await ben.Get($"/messages/{await Say(ben, group, "two", question)}");
        var three = await Say(ben, group, "three", question);
        await Say(ben, group, "something else");
        await ben.Delete($"/messages/{await Say(ben, group, "gone", question)}");

        Assert.Equal(3, Standing(await cleo.Get($"/messages/{question}/follow")).Unread);
        var path = $"/messages/{question}/replies/receipts/me";
        Assert.Equal(1, Standing(await cleo.Put(path, new { readSeq = two.GetProperty("seq").GetInt64() })).Unread);
        Assert.Equal(1, Standing(await cleo.Put(path, new { readSeq = 1 })).Unread);
        await ben.Delete($"/messages/{three}");
        Assert.Equal(0, Standing(await cleo.Get($"/messages/{question}/follow")).Unread);

        await app.AllIsHeard();
        var beyond = (await cleo.Put(path, new { readSeq = 1_000_000 })).GetProperty("readSeq").GetInt64();
        Assert.Equal((await cleo.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64(), beyond);
    }

    [Fact]
    public async Task Whoever_does_not_want_to_follow_is_not_made_to_by_replying_again()
    {
        var (ada, ben, _, group) = await Group();
        var question = await Say(ada, group, "tea?");
        await Say(ben, group, "yes", question);
        await app.AllIsHeard();

        await ben.Delete($"/messages/{question}/follow");
        await ada.Delete($"/messages/{question}/follow");
        await Say(ben, group, "or coffee", question);
        await app.AllIsHeard();

        Assert.Empty(await Followed(ada));
        Assert.Empty(await Followed(ben));
        await (await ben.TryPut($"/messages/{question}/replies/receipts/me", new { readSeq = 1 })).ShouldRefuse(409, "not-following");
    }

    [Fact]
    public async Task What_is_followed_is_listed_by_its_newest_reply_page_by_page()
    {
        var (ada, ben, cleo, group) = await Group();
        var questions = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            questions.Add(await Say(ada, group, $"question {i}"));
            await cleo.Put($"/messages/{questions[i]}/follow", new { });
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var reply = await ben.Get($"/messages/{await Say(ben, group, "about the second", questions[1])}");
        await app.AllIsHeard();

        var first = await cleo.Get("/follows?limit=3");
        var second = await cleo.Get($"/follows?limit=3&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal([questions[1], questions[4], questions[3]], Ids(first));
        Assert.Equal([questions[2], questions[0]], Ids(second));
        var top = first.GetProperty("items")[0];
        Assert.Equal(reply.GetProperty("createdAt").GetString(), top.GetProperty("activeAt").GetString());
        Assert.Equal(1, top.GetProperty("unread").GetInt64());
        Assert.Equal("question 1", top.GetProperty("message").GetProperty("content").GetString());
        await (await ben.TryGet($"/follows?cursor={first.GetProperty("next").GetString()}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Ones_other_devices_hear_that_one_follows_reads_and_stops_following()
    {
        var (ada, ben, _, group) = await Group();
        var question = await Say(ada, group, "tea?");
        await using var device = await ben.Connect();
        async Task Told(int times) => await Eventually.IsTrue(
            () => Task.FromResult(device.Heard("me").Count(m => m.GetProperty("kind").GetString() == "follow.updated" && m.GetProperty("subjectId").GetGuid() == question) == times),
            $"it was told {times} times");

        await ben.Put($"/messages/{question}/follow", new { });
        await Told(1);
        await Say(ada, group, "well?", question);
        await app.AllIsHeard();
        await ben.Put($"/messages/{question}/replies/receipts/me", new { readSeq = 1_000_000 });
        await Told(2);
        await ben.Put($"/messages/{question}/replies/receipts/me", new { readSeq = 1_000_000 });
        await ben.Delete($"/messages/{question}/follow");
        await Told(3);
    }

    [Fact]
    public async Task Who_leaves_follows_nothing_there_any_more_not_even_when_they_come_back()
    {
        var (ada, ben, _, group) = await Group();
        var question = await Say(ada, group, "tea?");
        await ben.Put($"/messages/{question}/follow", new { });

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        Assert.Empty(await Followed(ben));
        await (await ben.TryPut($"/messages/{question}/follow", new { })).ShouldRefuse(404, "no-such-message");
        await (await ben.TryPut($"/messages/{question}/replies/receipts/me", new { readSeq = 1 })).ShouldRefuse(404, "no-such-message");

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
        Assert.Equal((false, 0), Standing(await ben.Get($"/messages/{question}/follow")));
        await app.AllIsHeard();
        Assert.False(await app.WithDatabase(db => db.Set<ReplyFollow>().AnyAsync(f => f.UserId == ben.Id)));
    }

    [Fact]
    public async Task Fifty_at_once_who_follow_and_stop_end_with_what_the_answers_say()
    {
        var (ada, ben, _, group) = await Group();
        var question = await Say(ada, group, "tea?");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? ben.Put($"/messages/{question}/follow", new { })
            : (Task)Say(ben, group, $"{i}", question)));
        await app.AllIsHeard();
        Assert.Single(await Followed(ben));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ben.Delete($"/messages/{question}/follow")));
        Assert.Empty(await Followed(ben));
    }

    private async Task<(TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group)> Group()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        return (ada, ben, cleo, await app.ConversationBetween(ada, ben, cleo));
    }

    private static async Task<Guid> Say(TestUser who, Guid group, string content, Guid? replyToId = null) =>
        (await who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content, replyToId })).GetProperty("id").GetGuid();

    private static async Task<IEnumerable<Guid>> Followed(TestUser who) => Ids(await who.Get("/follows"));

    private static IEnumerable<Guid> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("message").GetProperty("id").GetGuid());

    private static (bool Following, long Unread) Standing(JsonElement follow) =>
        (follow.GetProperty("following").GetBoolean(), follow.GetProperty("unread").GetInt64());
}
