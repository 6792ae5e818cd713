using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations.Bans;

/// <summary>In every group Ada is the owner, Ben a moderator and Cleo a member.</summary>
public sealed class BanTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_is_banned_is_out_at_once_and_cannot_be_added()
    {
        var (ada, ben, cleo, group) = await Group();
        await using var cleos = await cleo.Connect();

        await ben.Put(Ban(group, cleo), new { reason = "advertising" });
        await ada.Send(group, "this is not for Cleo");

        await cleos.WaitForChange(group, "member.left", c => c.GetProperty("member").GetProperty("userId").GetGuid() == cleo.Id);
        await (await cleo.TrySend(group, "what?")).ShouldRefuse(404, "no-such-conversation");
        await (await cleo.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryPost($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } })).ShouldRefuse(403, "banned");
        await cleo.Put($"/conversations/{await app.ConversationBetween(cleo, ada)}/draft", new { content = "heard after it" });
        await cleos.WaitFor("me", e => e.GetProperty("kind").GetString() == "draft.updated");
        Assert.DoesNotContain(cleos.Heard("change"), c => c.GetProperty("kind").GetString() == "message.sent");
    }

    [Fact]
    public async Task The_one_concerned_reads_why_and_until_when()
    {
        var (_, ben, cleo, group) = await Group();
        await using var cleos = await cleo.Connect();
        var until = app.Clock.GetUtcNow().AddDays(7);

        var ban = await ben.Put(Ban(group, cleo), new { reason = "advertising", until });
        await cleos.WaitFor("me", e => e.GetProperty("kind").GetString() == "ban.updated" && e.GetProperty("subjectId").GetGuid() == group);

        var own = Assert.Single((await cleo.Get("/bans")).GetProperty("items").EnumerateArray());
        Assert.Equal("advertising", own.GetProperty("reason").GetString());
        Assert.Equal(ban.GetProperty("until").GetString(), own.GetProperty("until").GetString());
        Assert.False(own.TryGetProperty("bannedBy", out _));
    }

    [Fact]
    public async Task A_ban_ends_by_itself_or_by_being_lifted()
    {
        var (ada, ben, cleo, group) = await Group();
        await ben.Put(Ban(group, cleo), new { until = app.Clock.GetUtcNow().AddHours(1) });

        await app.TimePasses(TimeSpan.FromHours(1));
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await (await ben.TryDelete(Ban(group, cleo))).ShouldRefuse(404, "no-such-ban");
        Assert.Empty((await cleo.Get("/bans")).GetProperty("items").EnumerateArray());

        await ben.Put(Ban(group, cleo), new { });
        await ben.Delete(Ban(group, cleo));
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await cleo.Send(group, "back again");
    }

    [Fact]
    public async Task Moderators_see_who_is_banned_and_banning_again_replaces_the_reason()
    {
        var (ada, ben, cleo, group) = await Group();
        var dan = await app.SignUp();

        await ben.Put(Ban(group, cleo), new { reason = "advertising" });
        await ada.Put(Ban(group, cleo), new { reason = "threats" });
        await ben.Put(Ban(group, dan), new { reason = "known from elsewhere" });

        var first = await ben.Get($"/conversations/{group}/bans?limit=1");
        var second = await ben.Get($"/conversations/{group}/bans?limit=1&cursor={first.GetProperty("next")}");
        var banned = new[] { first, second }.SelectMany(p => p.GetProperty("items").EnumerateArray()).ToDictionary(b => b.GetProperty("userId").GetGuid());
        Assert.Equal([.. new[] { cleo.Id, dan.Id }.Order()], banned.Keys);
        Assert.Equal(("threats", ada.Id), (banned[cleo.Id].GetProperty("reason").GetString(), banned[cleo.Id].GetProperty("bannedBy").GetGuid()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Whoever_was_never_in_the_group_is_told_nothing_of_a_ban()
    {
        var (_, ben, _, group) = await Group();
        var dan = await app.SignUp();
        await using var dans = await dan.Connect();

        await ben.Put(Ban(group, dan), new { reason = "what Dan would never let Ben write to him" });
        await ben.Delete(Ban(group, dan));
        await ben.Put(Ban(group, dan), new { reason = "nor this" });

        await dan.Put($"/conversations/{await app.ConversationBetween(dan, ben)}/draft", new { content = "heard after it" });
        await dans.WaitFor("me", e => e.GetProperty("kind").GetString() == "draft.updated");
        Assert.DoesNotContain(dans.Heard("me"), e => e.GetProperty("kind").GetString() == "ban.updated");
        Assert.Empty((await dan.Get("/bans")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_group_keeps_no_more_bans_than_it_may()
    {
        var (_, ben, cleo, group) = await Group();
        await app.WithDatabase(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into bans (conversation_id, user_id, banned_by, banned_at)
            select {group}, gen_random_uuid(), {ben.Id}, now() from generate_series(1, {ChatServer.Conversations.Bans.Ban.MaxOfGroup})
            """));

        await (await ben.TryPut(Ban(group, cleo), new { })).ShouldRefuse(409, "too-many-bans");
        await cleo.Send(group, "still here");
    }

    [Fact]
    public async Task The_banned_go_out_of_the_threads_too_and_open_none()
    {
        var (ada, ben, cleo, group) = await Group();
        var thread = (await ada.Post($"/conversations/{group}/threads", new { title = "Cups" })).GetProperty("id").GetGuid();
        await cleo.Put($"/threads/{thread}/members/me", new { });

        await ben.Put(Ban(group, cleo), new { });

        await (await cleo.TrySend(thread, "here, then")).ShouldRefuse(404, "no-such-conversation");
        await (await cleo.TryPut($"/threads/{thread}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task After_the_answer_nothing_of_the_banned_gets_in()
    {
        var (ada, ben, cleo, group) = await Group();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var posting = Enumerable.Range(0, 50).Select(_ => PostUntilRefused(cleo, group, stop.Token)).ToList();
        for (var i = 0; i < 5; i++) await ada.Send(group, "meanwhile");

        await ben.Put(Ban(group, cleo), new { });
        var head = (await ada.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();
        await Task.WhenAll(posting);

        var messages = (await ada.Get($"/conversations/{group}/messages?after={head - 1}")).GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(messages, m => m.GetProperty("senderId").GetGuid() == cleo.Id && m.GetProperty("seq").GetInt64() > head);
    }

    [Fact]
    public async Task Of_a_ban_and_fifty_additions_at_once_the_ban_stands()
    {
        var (ada, ben, cleo, group) = await Group();
        await cleo.Delete($"/conversations/{group}/members/{cleo.Id}");

        var adding = Enumerable.Range(0, 50).Select(_ => ada.TryPost($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } })).ToList();
        await ben.Put(Ban(group, cleo), new { });
        var answers = await Task.WhenAll(adding);

        Assert.All(answers, a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Forbidden }));
        await (await cleo.TryGet($"/conversations/{group}")).ShouldRefuse(404, "no-such-conversation");
        Assert.Equal(2, (await ada.Get($"/conversations/{group}")).GetProperty("memberCount").GetInt32());
    }

    [Fact]
    public async Task What_was_decided_of_somebody_goes_with_their_account()
    {
        var (_, ben, cleo, group) = await Group();
        await ben.Put(Ban(group, cleo), new { reason = "advertising" });

        await cleo.Delete("/users/me");
        await app.AllJobsAreDone();

        await (await ben.TryGet(Ban(group, cleo))).ShouldRefuse(404, "no-such-ban");
    }

    private static string Ban(Guid group, TestUser whom) => $"/conversations/{group}/bans/{whom.Id}";

    private static async Task PostUntilRefused(TestUser person, Guid group, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if ((await person.TrySend(group, "at full speed")).StatusCode == HttpStatusCode.NotFound) return;
        }
    }

    private async Task<(TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group)> Group()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "moderator" });
        return (ada, ben, cleo, group);
    }
}
