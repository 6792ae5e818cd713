using System.Text.Json;
using ChatServer.Harness;
using static ChatServer.Tests.Conversations.Channels.ChannelScene;

namespace ChatServer.Tests.Conversations.Channels;

public sealed class ChannelTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Only_admins_post_and_subscribers_comment_and_react()
    {
        var scene = await Create(app);
        var post = await scene.Post();

        await (await scene.Ben.TrySend(scene.Channel, "me too")).ShouldRefuse(403, "not-allowed");
        Assert.True((await scene.TryComment(scene.Ben, post)).IsSuccessStatusCode);
        await scene.Cleo.Put($"/messages/{post}/reactions/👍", new { });

        await scene.Ada.Patch($"/conversations/{scene.Channel}/members/{scene.Ben.Id}", new { role = "admin" });
        await scene.Ben.Send(scene.Channel, "now I post, too");
    }

    [Fact]
    public async Task Who_subscribes_hears_what_is_said_from_then_on_and_nothing_after_leaving()
    {
        var scene = await Create(app);
        var dan = await app.SignUp();
        await using var device = await dan.Connect();

        var joined = await Subscribe(dan, scene.Channel);
        Assert.Equal(("joined", 0), (joined.GetProperty("status").GetString(), joined.GetProperty("conversation").GetProperty("unread").GetInt32()));
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.joined");
        var post = await scene.Post();
        await device.WaitForChange(scene.Channel, "message.sent", c => c.GetProperty("message").GetProperty("id").GetGuid() == post);

        await Leave(dan, scene.Channel);
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.left");
        await scene.Post("without Dan");
        await (await dan.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");

        var direct = await app.ConversationBetween(scene.Ada, dan);
        await scene.Ada.Send(direct, "still there?");
        await device.WaitForChange(direct, "message.sent");
        Assert.DoesNotContain(device.Heard("change"), c => c.GetRawText().Contains("without Dan"));
    }

    [Fact]
    public async Task Coming_back_at_once_is_hearing_again()
    {
        var scene = await Create(app);
        await using var device = await scene.Ben.Connect();

        await Leave(scene.Ben, scene.Channel);
        await Subscribe(scene.Ben, scene.Channel);
        var post = await scene.Post();

        await device.WaitForChange(scene.Channel, "message.sent", c => c.GetProperty("message").GetProperty("id").GetGuid() == post);
    }

    [Fact]
    public async Task Nobody_is_told_who_comes_and_goes_but_once_a_second_how_many_there_are()
    {
        var scene = await Create(app);
        await using var device = await scene.Ben.Connect();
        var head = await scene.Head();
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.SignUp()));

        await Task.WhenAll(people.Select(p => Subscribe(p, scene.Channel)));
        await Task.WhenAll(people.Take(5).Select(p => Leave(p, scene.Channel)));
        Assert.Equal((head, 3), (await scene.Head(), await scene.Subscribers()));
        await scene.Count();

        var counted = await device.WaitForChange(scene.Channel, "conversation.counted");
        Assert.Equal(18, counted.GetProperty("conversation").GetProperty("memberCount").GetInt32());
        Assert.Equal(scene.Ada.Id, counted.GetProperty("actorId").GetGuid());
        Assert.Equal((head + 1, 18), (await scene.Head(), await scene.Subscribers()));
        Assert.Equal(18, (await scene.Ben.Get($"/conversations/{scene.Channel}")).GetProperty("memberCount").GetInt32());
    }

    [Fact]
    public async Task Subscribing_again_changes_nothing_and_counts_once()
    {
        var scene = await Create(app);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Subscribe(scene.Ben, scene.Channel)));
        await scene.Count();

        Assert.Equal(3, await scene.Subscribers());
    }

    [Fact]
    public async Task A_channel_that_is_not_public_is_not_there_for_strangers_and_opens_by_a_link()
    {
        var ada = await app.SignUp();
        var ben = await app.SignUp();
        var channel = await Start(ada, isPublic: false);

        await (await ben.TryGet($"/channels/{channel}")).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryPut($"/channels/{channel}/subscription", new { })).ShouldRefuse(404, "no-such-conversation");

        var token = (await ada.Post($"/conversations/{channel}/links", new { })).GetProperty("token").GetString();
        await ben.Post($"/invitations/{token}/join");
        Assert.Equal(channel, (await ben.Get($"/channels/{channel}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Where_admins_decide_one_asks_and_is_let_in()
    {
        var scene = await Create(app);
        var dan = await app.SignUp();
        await scene.Ada.Patch($"/conversations/{scene.Channel}/rules", new { joinApproval = true });

        Assert.Equal("requested", (await Subscribe(dan, scene.Channel)).GetProperty("status").GetString());
        Assert.Equal("requested", (await Subscribe(dan, scene.Channel)).GetProperty("status").GetString());
        await (await dan.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");

        await scene.Ada.Post($"/conversations/{scene.Channel}/requests/{dan.Id}/approve");
        await dan.Get($"/conversations/{scene.Channel}/messages");
    }

    [Fact]
    public async Task Whoever_is_banned_is_out_and_does_not_come_in()
    {
        var scene = await Create(app);

        await scene.Ada.Put($"/conversations/{scene.Channel}/bans/{scene.Ben.Id}", new { reason = "Coffee" });

        await (await scene.Ben.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");
        await (await scene.Ben.TryPut($"/channels/{scene.Channel}/subscription", new { })).ShouldRefuse(403, "banned");
        await scene.Count();
        Assert.Equal(2, await scene.Subscribers());
    }

    [Fact]
    public async Task A_channel_has_no_threads_and_a_group_no_topic()
    {
        var scene = await Create(app);
        var group = await app.ConversationBetween(scene.Ada, scene.Ben, scene.Cleo);

        await (await scene.Ada.TryPost($"/conversations/{scene.Channel}/threads", new { title = "Cups" })).ShouldRefuse(409, "only-in-a-group");
        await (await scene.Ada.TryPatch($"/conversations/{group}", new { topic = "tea" })).ShouldRefuse(409, "only-in-a-channel");
        await (await scene.Ada.TryPatch($"/conversations/{group}", new { @public = true })).ShouldRefuse(409, "only-in-a-channel");
        await (await scene.Ada.TryGet($"/channels/{group}/subscribers")).ShouldRefuse(409, "only-in-a-channel");
        await (await scene.Ada.TryPut($"/channels/{group}/subscription", new { })).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Those_who_read_only_do_not_become_owners()
    {
        var scene = await Create(app);
        await scene.Ada.Patch($"/conversations/{scene.Channel}/members/{scene.Cleo.Id}", new { role = "moderator" });

        await Leave(scene.Ada, scene.Channel);
        Assert.Equal(scene.Cleo.Id, (await scene.Ben.Get($"/conversations/{scene.Channel}")).GetProperty("ownerId").GetGuid());

        await Leave(scene.Cleo, scene.Channel);
        await (await scene.Ben.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task When_it_is_deleted_everybody_is_out_at_once_and_is_told()
    {
        var scene = await Create(app);
        await using var device = await scene.Ben.Connect();
        var state = await ClientState.Load(scene.Cleo, app.Clock);
        await Subscribe(await app.SignUp(), scene.Channel);

        await scene.Ada.Delete($"/conversations/{scene.Channel}");

        await (await scene.Ben.TryGet($"/conversations/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");
        await (await scene.Ben.TryGet($"/channels/{scene.Channel}")).ShouldRefuse(404, "no-such-conversation");
        await device.WaitForChange(scene.Channel, "conversation.deleted");
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.left");
        await state.Sync();
        Assert.Equal((await ClientState.Load(scene.Cleo, app.Clock)).Describe(), state.Describe());
        Assert.Equal(JsonValueKind.Null, (await scene.Ada.Get("/channels?q=zzz")).GetProperty("next").ValueKind);
    }
}
