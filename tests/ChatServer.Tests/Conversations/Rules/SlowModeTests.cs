using System.Net;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Rules;

public sealed class SlowModeTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Of_fifty_posts_at_once_one_gets_in_and_the_next_when_the_time_has_passed()
    {
        var (ada, ben, group) = await SlowGroup(seconds: 30);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ben.TrySend(group, $"{i}")));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await refused.ShouldRefuse(429, "slow-mode");
            Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter!.Delta);
        }

        app.Clock.Advance(TimeSpan.FromSeconds(29));
        var early = await ben.TrySend(group, "still too soon");
        await early.ShouldRefuse(429, "slow-mode");
        Assert.Equal(TimeSpan.FromSeconds(1), early.Headers.RetryAfter!.Delta);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ben.Send(group, "now");
        Assert.Equal(2, (await ada.Get($"/conversations/{group}/messages")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Of_fifty_posts_on_two_nodes_at_once_one_gets_in()
    {
        var (ada, ben, group) = await SlowGroup(seconds: 30);
        await using var node = await app.StartNodeAsync();
        var elsewhere = ben.Over(node);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? ben : elsewhere).TrySend(group, $"{i}")));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(1, (await ada.Get($"/conversations/{group}/messages")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Everybody_waits_for_themselves_alone_and_whoever_has_a_role_not_at_all()
    {
        var (ada, ben, group) = await SlowGroup(seconds: 30);
        var cleo = await app.SignUp();
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });

        await ben.Send(group, "one");
        await cleo.Send(group, "two");
        foreach (var text in new[] { "three", "four" }) await ada.Send(group, text);
        await (await cleo.TrySend(group, "five")).ShouldRefuse(429, "slow-mode");

        await ada.Patch($"/conversations/{group}/members/{cleo.Id}", new { role = "moderator" });
        await cleo.Send(group, "six");
    }

    [Fact]
    public async Task A_repeated_send_is_answered_with_its_message_however_soon_it_comes()
    {
        var (_, ben, group) = await SlowGroup(seconds: 30);
        var clientId = Guid.NewGuid();

        var first = await ben.Send(group, "once", clientId);
        var again = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ben.Send(group, "once", clientId)));

        Assert.All(again, m => Assert.Equal(first.GetProperty("id").GetGuid(), m.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Leaving_and_coming_back_is_not_faster()
    {
        var (ada, ben, group) = await SlowGroup(seconds: 30);
        await ben.Send(group, "one");

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });

        await (await ben.TrySend(group, "two")).ShouldRefuse(429, "slow-mode");
        await ada.Patch($"/conversations/{group}/rules", new { slowMode = (int?)null });
        await ben.Send(group, "two");
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> SlowGroup(int seconds)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        await ada.Patch($"/conversations/{group}/rules", new { slowMode = seconds });
        return (ada, ben, group);
    }
}
