using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Moderation;

public sealed class StoryReportTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_story_is_reported_by_whoever_sees_it_and_deleted_with_notice_to_both_sides()
    {
        var (ada, eve, mod) = await People();
        var story = Id(await eve.PostStory("Buy my pills", ada));
        await using var device = await ada.Connect();

        await (await (await app.SignUp()).TryPost("/reports", new { kind = "story", subjectId = story, category = "spam" })).ShouldRefuse(404, "no-such-story");
        var report = Id(await ada.Post("/reports", new { kind = "story", subjectId = story, category = "spam" }));
        var seen = await mod.Get($"/moderation/reports/{report}");
        Assert.Equal("Buy my pills", seen.GetProperty("evidence").GetProperty("story").GetProperty("content").GetString());
        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "Advertising", action = "deletion" });

        await (await ada.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await device.WaitFor("me", m => m.GetProperty("kind").GetString() == "story.removed" && m.GetProperty("subjectId").GetGuid() == story);
        var action = (await eve.Get("/actions")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("deletion", story), (action.GetProperty("kind").GetString(), action.GetProperty("storyId").GetGuid()));
        Assert.True((await ada.Get($"/reports/{report}")).GetProperty("actionTaken").GetBoolean());
        Assert.Equal("Buy my pills", (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").GetProperty("story").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Whoever_decides_while_the_author_takes_the_story_back_decides()
    {
        for (var i = 0; i < 5; i++)
        {
            var (ada, eve, mod) = await People();
            var story = Id(await eve.PostStory("Buy my pills", ada));
            var report = Id(await ada.Post("/reports", new { kind = "story", subjectId = story, category = "spam" }));

            var decisions = Enumerable.Range(0, 10).Select(_ => mod.TryPost($"/moderation/reports/{report}/resolution", new { reason = "Advertising", action = "deletion" }));
            var answers = await Task.WhenAll(decisions.Append(eve.TryDelete($"/stories/{story}")));

            Assert.Single(answers[..10], a => a.IsSuccessStatusCode);
            Assert.All(answers, a => Assert.True((int)a.StatusCode < 500));
            await (await ada.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        }
    }

    [Fact]
    public async Task Whoever_is_muted_posts_no_story()
    {
        var (ada, eve, mod) = await People();
        await mod.Post("/moderation/actions", new { kind = "mute", subjectId = eve.Id, reason = "Too loud" });

        var refused = await eve.TryPost("/stories", new { clientId = Guid.NewGuid(), content = "Hello", audience = new { kind = "people", userIds = new[] { ada.Id } } });

        await refused.ShouldRefuse(403, "muted");
    }

    [Fact]
    public async Task A_file_that_was_reported_is_there_for_moderators_as_long_as_the_evidence_and_for_nobody_else()
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, eve, mod) = await People(own);
        var group = await own.ConversationBetween(ada, eve);
        var media = Id(await eve.Upload("A cruel picture"));
        var message = Id(await eve.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { media } }));
        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "violence" }));
        await eve.Delete($"/messages/{message}");
        await Pass(own, TimeSpan.FromDays(2));
        (ada, eve, mod) = (await ada.SignInAgain(), await eve.SignInAgain(), await mod.SignInAgain());

        Assert.Equal("A cruel picture", await (await mod.TryGet($"/media/{media}/content")).Content.ReadAsStringAsync());
        foreach (var other in new[] { ada, eve }) await (await other.TryGet($"/media/{media}/content")).ShouldRefuse(404, "no-such-media");

        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "Violence", action = "warning" });
        await Pass(own, TimeSpan.FromDays(31));
        await Pass(own, TimeSpan.FromDays(2));
        mod = await mod.SignInAgain();
        await Eventually.IsTrue(async () => (int)(await mod.TryGet($"/media/{media}")).StatusCode == 404, "it goes with the evidence");
    }

    private async Task<(TestUser Ada, TestUser Eve, TestUser Mod)> People(ChatApp? where = null)
    {
        var server = where ?? app;
        var (ada, eve, mod) = (await server.SignUp("Ada"), await server.SignUp("Eve"), await server.SignUp("Mod"));
        await server.NameAsync(mod, ServerRole.Moderator);
        await server.ConversationBetween(eve, ada);
        return (ada, eve, mod);
    }

    private static async Task Pass(ChatApp where, TimeSpan time)
    {
        where.Clock.Advance(time);
        await where.AllJobsAreDone();
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
