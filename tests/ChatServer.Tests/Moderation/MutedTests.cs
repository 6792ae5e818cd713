using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Moderation;

/// <summary>Whoever is muted says nothing where others would read it beside messages either.</summary>
public sealed class MutedTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_is_muted_says_nothing_new_of_themselves_and_may_take_away_what_they_said()
    {
        var eve = await app.SignUp("Eve");
        await eve.Patch("/users/me", new { bio = "Rude", status = "Rude" });
        await Mute(eve);

        foreach (var said in (object[])[new { bio = "Ruder" }, new { status = "Ruder" }, new { displayName = "Ruder" }])
            Assert.Equal("Too loud", (await (await eve.TryPatch("/users/me", said)).ShouldRefuse(403, "muted")).GetProperty("reason").GetString());
        await (await eve.TryPut("/users/me/avatar", new { mediaId = Guid.NewGuid() })).ShouldRefuse(403, "muted");

        var left = await eve.Patch("/users/me", new { bio = (string?)null, status = "Rude", privacy = new { showReads = false } });
        Assert.Equal((JsonValueKind.Null, "Rude", "Eve"), (left.GetProperty("bio").ValueKind, left.GetProperty("status").GetString(), left.GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task Whoever_is_muted_names_no_group_channel_or_thread()
    {
        var (eve, ben) = (await app.SignUp("Eve"), await app.SignUp("Ben"));
        var group = Id(await eve.Post("/conversations", new { kind = "group", title = "Tea", memberIds = new[] { ben.Id } }));
        await Mute(eve);

        await (await eve.TryPost("/conversations", new { kind = "group", title = "Rude", memberIds = new[] { ben.Id } })).ShouldRefuse(403, "muted");
        await (await eve.TryPost("/conversations", new { kind = "channel", topic = "rude", @public = true, memberIds = Array.Empty<Guid>() })).ShouldRefuse(403, "muted");
        await (await eve.TryPost($"/conversations/{group}/threads", new { title = "Rude" })).ShouldRefuse(403, "muted");
        await (await eve.TryPatch($"/conversations/{group}", new { title = "Rude" })).ShouldRefuse(403, "muted");
        await (await eve.TryPatch($"/conversations/{group}", new { description = "Rude" })).ShouldRefuse(403, "muted");
        await (await eve.TryPatch($"/conversations/{group}", new { avatarMediaId = Guid.NewGuid() })).ShouldRefuse(403, "muted");

        Assert.Equal("Tea", (await ben.Get($"/conversations/{group}")).GetProperty("title").GetString());
        await eve.Patch($"/conversations/{group}", new { disappearAfter = 3600 });
        await eve.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } });
    }

    [Fact]
    public async Task Whoever_is_muted_names_no_event_and_no_set()
    {
        var eve = await app.SignUp("Eve");
        var scheduledAt = app.Clock.GetUtcNow().AddDays(1);
        var tasting = Id(await eve.Post("/events", new { title = "Tea", scheduledAt }));
        var set = Id(await eve.Post("/sets", new { title = "Tea", kind = "sticker" }));
        await Mute(eve);

        await (await eve.TryPost("/events", new { title = "Rude", scheduledAt })).ShouldRefuse(403, "muted");
        foreach (var said in (object[])[new { title = "Rude" }, new { description = "Rude" }, new { topic = "rude" }])
            await (await eve.TryPatch($"/events/{tasting}", said)).ShouldRefuse(403, "muted");
        await (await eve.TryPost("/sets", new { title = "Rude", kind = "sticker" })).ShouldRefuse(403, "muted");
        await (await eve.TryPatch($"/sets/{set}", new { title = "Rude" })).ShouldRefuse(403, "muted");
        await (await eve.TryPost($"/sets/{set}/items", new { name = "rude", mediaId = Guid.NewGuid() })).ShouldRefuse(403, "muted");

        Assert.Equal(7, (await eve.Patch($"/events/{tasting}", new { capacity = 7 })).GetProperty("capacity").GetInt32());
    }

    private async Task Mute(TestUser whom)
    {
        var moderator = await app.SignUp();
        await app.NameAsync(moderator, ServerRole.Moderator);
        await moderator.Post("/moderation/actions", new { kind = "mute", subjectId = whom.Id, reason = "Too loud" });
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
