using System.Text.Json;
using ChatServer.Harness;
using static ChatServer.Tests.Conversations.Channels.ChannelScene;

namespace ChatServer.Tests.Conversations.Channels;

/// <summary>Those who subscribe to a channel learn nothing of each other, on any surface.</summary>
public sealed class UnseenTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Subscribers_see_those_with_a_role_and_themselves_and_admins_everybody()
    {
        var scene = await Create(app);
        Guid[] seenByBen = [scene.Ada.Id, scene.Ben.Id];
        Guid[] everybody = [scene.Ada.Id, scene.Ben.Id, scene.Cleo.Id];

        Assert.Equal(seenByBen.Order(), await Ids(scene.Ben, $"/conversations/{scene.Channel}/members"));
        Assert.Equal([scene.Ada.Id], await Ids(scene.Ada, $"/conversations/{scene.Channel}/members"));
        Assert.Equal(everybody.Order(), await Ids(scene.Ada, $"/channels/{scene.Channel}/subscribers"));
        await (await scene.Ben.TryGet($"/channels/{scene.Channel}/subscribers")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task Nobody_hears_that_others_come_go_type_read_are_there_or_change_their_cards()
    {
        var scene = await Create(app);
        await using var device = await scene.Ben.Connect();
        var post = await scene.Post();
        await device.WaitForChange(scene.Channel, "message.sent");

        await using (var cleos = await scene.Cleo.Connect())
        {
            await cleos.Invoke("Typing", scene.Channel);
            await scene.Cleo.Put($"/conversations/{scene.Channel}/receipts/me", new { readSeq = 1_000_000 });
            await scene.Cleo.Patch("/users/me", new { displayName = "Cleopatra" });
        }

        await Leave(scene.Cleo, scene.Channel);
        await scene.Ada.Delete($"/messages/{post}");
        await device.WaitForChange(scene.Channel, "message.deleted");
        string[] events = ["change", "typing", "receipt", "presence", "user", "me"];
        Assert.DoesNotContain(events.SelectMany(device.Heard), e => e.GetRawText().Contains(scene.Cleo.Id.ToString()));
    }

    [Fact]
    public async Task Sync_tells_of_no_other_subscriber_but_of_one_who_commented()
    {
        var scene = await Create(app);
        var dan = await app.SignUp("Dan");
        await Subscribe(dan, scene.Channel);
        await scene.TryComment(dan, await scene.Post());
        var cursor = (await scene.Ben.Post("/sync", new { })).GetProperty("cursor").GetString();

        foreach (var person in (TestUser[])[scene.Cleo, dan])
        {
            await person.Patch("/users/me", new { status = "drinking tea" });
            await person.Put($"/conversations/{scene.Channel}/receipts/me", new { readSeq = 1_000_000 });
        }

        var answer = await scene.Ben.Post("/sync", new { cursor, known = new[] { new { conversationId = scene.Channel, epoch = 1, seq = 0 } } });
        Assert.DoesNotContain(scene.Cleo.Id.ToString(), answer.GetRawText());

        // Those whom one sees anyway may be told again.
        var told = answer.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("id").GetGuid()).ToList();
        Assert.Contains(dan.Id, told);
        Assert.Subset(new HashSet<Guid> { scene.Ada.Id, scene.Ben.Id, dan.Id }, told.ToHashSet());

        var fresh = await scene.Ben.Post("/sync", new { known = new[] { new { conversationId = scene.Channel, epoch = 0, seq = 0 } } });
        Assert.Equal([scene.Ben.Id], fresh.GetProperty("conversations")[0].GetProperty("receipts").EnumerateArray().Select(r => r.GetProperty("userId").GetGuid()));
    }

    [Fact]
    public async Task Of_receipts_a_subscriber_sees_none_of_others_and_who_has_a_role_sees_all()
    {
        var scene = await Create(app);
        var post = await scene.Post();
        await scene.Cleo.Put($"/conversations/{scene.Channel}/receipts/me", new { readSeq = 1_000_000 });

        Assert.Equal([scene.Ben.Id], await Ids(scene.Ben, $"/messages/{post}/receipts"));
        Guid[] both = [scene.Ben.Id, scene.Cleo.Id];
        Assert.Equal(both.Order(), await Ids(scene.Ada, $"/messages/{post}/receipts"));
    }

    [Fact]
    public async Task A_mention_does_not_tell_whether_somebody_subscribed()
    {
        var scene = await Create(app);
        var comment = await scene.TryComment(scene.Ben, await scene.Post(), $"@{scene.Cleo.Username} and @{scene.Ada.Username}");

        var mentioned = JsonElement.Parse(await comment.Content.ReadAsStringAsync()).GetProperty("entities").EnumerateArray()
            .Where(e => e.GetProperty("type").GetString() == "mention").Select(e => e.GetProperty("userId").GetGuid());
        Assert.Equal([scene.Ada.Id], mentioned);
    }

    [Fact]
    public async Task Sharing_a_channel_lets_nobody_show_stories_to_each_other()
    {
        var scene = await Create(app);
        var story = new { clientId = Guid.NewGuid(), content = "Mine", audience = new { kind = "people", userIds = new[] { scene.Cleo.Id } } };
        await scene.Ben.TryPost("/stories", story);
        await app.AllJobsAreDone();

        Assert.Empty((await scene.Cleo.Get("/stories")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Of_a_poll_subscribers_see_the_counts_and_not_who_voted()
    {
        var scene = await Create(app);
        var poll = new { question = "Milk?", options = new[] { new { text = "Yes" }, new { text = "No" } } };
        var message = new { clientId = Guid.NewGuid(), content = "", poll };
        var asked = (await scene.Ada.Post($"/conversations/{scene.Channel}/messages", message)).GetProperty("id").GetGuid();
        await scene.Cleo.Put($"/messages/{asked}/poll/vote", new { options = new[] { 0 } });

        await (await scene.Ben.TryGet($"/messages/{asked}/poll/votes")).ShouldRefuse(403, "poll-is-anonymous");
        Assert.Equal([scene.Cleo.Id], await Ids(scene.Ada, $"/messages/{asked}/poll/votes"));
    }

    [Fact]
    public async Task Nobody_hears_that_somebody_is_silenced_but_the_one_concerned()
    {
        var scene = await Create(app);
        await using var bens = await scene.Ben.Connect();
        await using var cleos = await scene.Cleo.Connect();
        var head = await scene.Head();
        var silence = $"/conversations/{scene.Channel}/members/{scene.Cleo.Id}/silence";

        await scene.Ada.Put(silence, new { until = app.Clock.GetUtcNow().AddHours(1) });

        await cleos.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.marked" && e.GetProperty("subjectId").GetGuid() == scene.Channel);
        Assert.Equal(JsonValueKind.String, (await scene.Cleo.Get($"/conversations/{scene.Channel}")).GetProperty("silencedUntil").ValueKind);
        Assert.Equal(head, await scene.Head());
        await scene.Ada.Delete(silence);
        Assert.Equal(JsonValueKind.Null, (await scene.Cleo.Get($"/conversations/{scene.Channel}")).GetProperty("silencedUntil").ValueKind);
        await scene.Post();
        await bens.WaitForChange(scene.Channel, "message.sent");
        Assert.DoesNotContain(((string[])["change", "me"]).SelectMany(bens.Heard), e => e.GetRawText().Contains(scene.Cleo.Id.ToString()));
    }

    [Fact]
    public async Task Those_who_subscribe_cannot_be_let_to_add_others_which_would_tell_who_is_in()
    {
        var scene = await Create(app);

        await (await scene.Ada.TryPatch($"/conversations/{scene.Channel}/rules", new { add = "member" })).ShouldRefuse(400, "invalid-request");
        await scene.Ada.Patch($"/conversations/{scene.Channel}/rules", new { add = "moderator" });

        await (await scene.Ben.TryPost($"/conversations/{scene.Channel}/members", new { userIds = new[] { scene.Cleo.Id } })).ShouldRefuse(403, "not-allowed");
        await (await scene.Ben.TryPut($"/conversations/{scene.Channel}/invitations/{scene.Cleo.Id}", new { })).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task Who_goes_out_leaves_nothing_that_they_followed_or_were_reminded_of()
    {
        var scene = await Create(app);
        var post = await scene.Post();
        await scene.Ben.Put($"/messages/{post}/follow", new { });
        await scene.Ben.Post($"/messages/{post}/reminders", new { remindAt = app.Clock.GetUtcNow().AddHours(1) });

        await Leave(scene.Ben, scene.Channel);
        await Subscribe(scene.Ben, scene.Channel);

        foreach (var list in (string[])["/follows", "/reminders", "/notifications"])
            Assert.Empty((await scene.Ben.Get(list)).GetProperty("items").EnumerateArray());
    }

    private static async Task<IEnumerable<Guid>> Ids(TestUser reader, string path) =>
        (await reader.Get($"{path}?limit=200")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("userId").GetGuid()).Order();
}
