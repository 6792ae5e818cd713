using System.Net;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Rules;

/// <summary>In every group Ada is the owner, Ben a moderator and Cleo a member.</summary>
public sealed class SilenceTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_is_silenced_reads_and_does_not_write_until_the_time()
    {
        var (ada, ben, cleo, group) = await Group();
        var said = (await cleo.Send(group, "rubbish")).GetProperty("id").GetGuid();

        await Silence(ben, cleo, group, TimeSpan.FromHours(1));

        var refused = await cleo.TrySend(group, "more of it");
        await refused.ShouldRefuse(403, "silenced");
        Assert.Equal(TimeSpan.FromHours(1), refused.Headers.RetryAfter!.Delta);
        await (await cleo.TryPatch($"/messages/{said}", new { content = "more of it" })).ShouldRefuse(403, "silenced");
        await (await cleo.TryPut($"/messages/{said}/reactions/%F0%9F%AB%96", new { })).ShouldRefuse(403, "silenced");
        await (await cleo.TryPost($"/conversations/{group}/threads", new { title = "more of it" })).ShouldRefuse(403, "silenced");
        Assert.Single((await cleo.Get($"/conversations/{group}/messages")).GetProperty("items").EnumerateArray());
        await cleo.Delete($"/messages/{said}");

        app.Clock.Advance(TimeSpan.FromHours(1));
        await cleo.Send(group, "I am sorry");
        await ada.Send(group, "welcome back");
    }

    [Fact]
    public async Task Whoever_is_silenced_says_nothing_by_a_title_either()
    {
        var (ada, ben, cleo, group) = await Group();
        await ada.Patch($"/conversations/{group}/rules", new { changeInfo = "member" });
        await cleo.Patch($"/conversations/{group}", new { title = "Tea" });

        await Silence(ben, cleo, group, TimeSpan.FromHours(1));

        foreach (var rubbish in new object[] { new { title = "rubbish" }, new { description = "rubbish" }, new { avatarMediaId = (Guid?)null } })
            await (await cleo.TryPatch($"/conversations/{group}", rubbish)).ShouldRefuse(403, "silenced");
        await ben.Patch($"/conversations/{group}", new { title = "Tea at four" });
    }

    [Fact]
    public async Task Everybody_sees_it_and_the_one_concerned_hears_it_at_once()
    {
        var (ada, ben, cleo, group) = await Group();
        await using var cleos = await cleo.Connect();

        var until = (await Silence(ben, cleo, group, TimeSpan.FromHours(1))).GetProperty("silencedUntil").GetString();
        var heard = await cleos.WaitForChange(group, "member.updated", c => c.GetProperty("member").GetProperty("userId").GetGuid() == cleo.Id);
        Assert.Equal(until, heard.GetProperty("member").GetProperty("silencedUntil").GetString());
        Assert.Equal(until, (await cleo.Get($"/conversations/{group}")).GetProperty("silencedUntil").GetString());
        var members = (await ada.Get($"/conversations/{group}/members")).GetProperty("items").EnumerateArray();
        Assert.Equal(until, members.Single(m => m.GetProperty("userId").GetGuid() == cleo.Id).GetProperty("silencedUntil").GetString());

        await ben.Delete($"/conversations/{group}/members/{cleo.Id}/silence");
        Assert.Equal(JsonValueKind.Null, (await cleo.Get($"/conversations/{group}")).GetProperty("silencedUntil").ValueKind);
        await cleo.Send(group, "thank you");
    }

    [Fact]
    public async Task It_holds_in_the_threads_that_one_is_in_and_that_one_opens()
    {
        var (ada, ben, cleo, group) = await Group();
        var (opened, other) = (await Thread(ada, group), await Thread(ada, group));
        await cleo.Put($"/threads/{opened}/members/me", new { });

        await Silence(ben, cleo, group, TimeSpan.FromHours(1));
        await cleo.Put($"/threads/{other}/members/me", new { });

        foreach (var thread in new[] { opened, other }) await (await cleo.TrySend(thread, "here, then")).ShouldRefuse(403, "silenced");
        await ben.Delete($"/conversations/{group}/members/{cleo.Id}/silence");
        foreach (var thread in new[] { opened, other }) await cleo.Send(thread, "here, then");
    }

    [Fact]
    public async Task Leaving_and_coming_back_does_not_end_it()
    {
        var (ada, ben, cleo, group) = await Group();
        await Silence(ben, cleo, group, TimeSpan.FromHours(1));

        await cleo.Delete($"/conversations/{group}/members/{cleo.Id}");
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });

        await (await cleo.TrySend(group, "it is me")).ShouldRefuse(403, "silenced");
    }

    [Fact]
    public async Task After_the_answer_nothing_gets_in()
    {
        var (ada, ben, cleo, group) = await Group();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var posting = Enumerable.Range(0, 50).Select(_ => PostUntilRefused(cleo, group, stop.Token)).ToList();
        for (var i = 0; i < 5; i++) await ada.Send(group, "meanwhile");

        await Silence(ben, cleo, group, TimeSpan.FromHours(1));
        var head = (await ada.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();
        await Task.WhenAll(posting);

        var after = (await ada.Get($"/conversations/{group}/messages?after={head}")).GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(after, m => m.GetProperty("senderId").GetGuid() == cleo.Id);
    }

    private static async Task PostUntilRefused(TestUser person, Guid group, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if ((await person.TrySend(group, "at full speed")).StatusCode == HttpStatusCode.Forbidden) return;
        }
    }

    private async Task<(TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group)> Group()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "moderator" });
        return (ada, ben, cleo, group);
    }

    private static async Task<Guid> Thread(TestUser owner, Guid group) =>
        (await owner.Post($"/conversations/{group}/threads", new { title = "Cups" })).GetProperty("id").GetGuid();

    private Task<JsonElement> Silence(TestUser who, TestUser whom, Guid group, TimeSpan time) =>
        who.Put($"/conversations/{group}/members/{whom.Id}/silence", new { until = app.Clock.GetUtcNow() + time });
}
