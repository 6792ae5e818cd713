using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>Who hears what, in which order.</summary>
public sealed class DeliveryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Two_devices_hear_the_same_in_the_same_order()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var phone = await ben.Connect();
        await using var laptop = await (await ben.SignInAgain()).Connect();

        await Task.WhenAll(Enumerable.Range(1, 50).Select(n => (n % 2 == 0 ? ada : ben).Send(talk, $"message {n}")));
        await ada.Send(talk, "the last");

        foreach (var device in (TestDevice[])[phone, laptop])
        {
            await device.WaitForChange(talk, "message.sent", c => Content(c) == "the last");
            var seqs = device.Heard("change").Select(Seq).ToList();
            Assert.Equal(51, seqs.Count);
            Assert.Equal(Enumerable.Range(0, 51).Select(n => seqs[0] + n), seqs);
        }

        Assert.Equal(phone.Heard("change").Select(Content), laptop.Heard("change").Select(Content));
    }

    [Fact]
    public async Task A_change_carries_the_whole_view_of_its_subject_and_the_epoch()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();

        var sent = await ada.Send(talk, "hello");
        var change = await device.WaitForChange(talk, "message.sent");

        Assert.Equal(ada.Id, change.GetProperty("actorId").GetGuid());
        Assert.True(change.GetProperty("epoch").GetInt32() >= 1);
        Assert.Equal(sent.GetRawText(), change.GetProperty("message").GetRawText());
    }

    [Fact]
    public async Task Everybody_hears_of_a_conversation_that_starts_while_they_are_connected()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await using var device = await ben.Connect();

        var talk = await app.ConversationBetween(ada, ben);
        await ada.Send(talk, "hello");

        await device.WaitForChange(talk, "member.joined", c => c.GetProperty("member").GetProperty("userId").GetGuid() == ben.Id);
        await device.WaitForChange(talk, "message.sent", c => Content(c) == "hello");
    }

    [Fact]
    public async Task Who_joins_hears_from_their_joining_on()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.Send(group, "before");
        await using var device = await cleo.Connect();

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await ada.Send(group, "after");
        await device.WaitForChange(group, "message.sent", c => Content(c) == "after");

        Assert.Equal(["member.joined", "message.sent"], device.Heard("change").Select(c => c.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Who_is_removed_hears_that_and_nothing_later()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        await using var cleos = await cleo.Connect();

        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        await adas.Invoke("Typing", group);
        await ada.Send(group, "without ben");
        await cleos.WaitForChange(group, "message.sent");
        await cleos.WaitFor("typing");

        // Another conversation's message comes after whatever else was on its way.
        var other = await app.ConversationBetween(ada, ben);
        await ada.Send(other, "to ben alone");
        await bens.WaitForChange(other, "message.sent");

        var heard = bens.Heard("change").Where(c => c.GetProperty("conversationId").GetGuid() == group).ToList();
        Assert.Equal("member.left", Assert.Single(heard).GetProperty("kind").GetString());
        Assert.Empty(bens.Heard("typing"));
        await bens.Invoke("Typing", group).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task A_deleted_conversation_says_so_as_its_last_word()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await using var device = await ben.Connect();

        await ada.Delete($"/conversations/{group}");

        await device.WaitForChange(group, "conversation.deleted");
        await device.Invoke("Typing", group).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task A_strangers_device_hears_nothing()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        var own = await app.ConversationBetween(eve, await app.SignUp());
        await using var evesDevice = await eve.Connect();

        await ada.Send(talk, "between us");
        await eve.Send(own, "to myself, nearly");
        await evesDevice.WaitForChange(own, "message.sent");

        Assert.All(evesDevice.Heard("change"), c => Assert.Equal(own, c.GetProperty("conversationId").GetGuid()));
    }

    [Fact]
    public async Task What_is_sent_while_sockets_open_and_close_is_heard_by_every_socket_that_is_open()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        using var enough = new CancellationTokenSource();
        var talking = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) await ada.Send(talk, "and on");
        });

        for (var round = 0; round < 20; round++)
        {
            await using var device = await ben.Connect();
            var marker = await ada.Send(talk, $"round {round}");
            await device.WaitForChange(talk, "message.sent", c => Content(c) == $"round {round}");

            var seqs = device.Heard("change").Select(Seq).ToList();
            Assert.Equal(Enumerable.Range(0, seqs.Count).Select(n => seqs[0] + n), seqs);
            Assert.Contains(marker.GetProperty("seq").GetInt64(), seqs);
        }

        await enough.CancelAsync();
        await talking;
    }

    [Fact]
    public async Task What_happens_to_ones_own_list_is_told_to_ones_own_devices_as_sync_tells_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var bens = await ben.Connect();
        await using var adas = await ada.Connect();
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();

        await ben.Put($"/conversations/{talk}/hidden", new { });
        await ben.Patch("/users/me", new { status = "away" });

        var hidden = await bens.WaitFor("me", m => m.GetProperty("subjectId").GetGuid() == talk);
        var settings = await bens.WaitFor("me", m => m.GetProperty("subjectId").GetGuid() == ben.Id);
        var synced = (await ben.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray().Select(m => m.GetRawText());
        Assert.Equal(synced, [hidden.GetRawText(), settings.GetRawText()]);
        await adas.WaitFor("user", u => u.GetProperty("status").GetString() == "away");
        Assert.Empty(adas.Heard("me"));
    }

    [Fact]
    public async Task Another_nodes_commits_are_heard_when_the_heads_are_compared()
    {
        await using var node = await app.StartNodeAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var device = await TestDevice.ConnectAsync(node, ben);

        await ada.Send(talk, "from the other node");
        app.Clock.Advance(TimeSpan.FromSeconds(6));

        await device.WaitForChange(talk, "message.sent", c => Content(c) == "from the other node");
    }

    [Fact]
    public async Task A_card_that_another_node_changed_is_told_once_when_that_is_noticed()
    {
        await using var node = await app.StartNodeAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var device = await TestDevice.ConnectAsync(node, ben);
        async Task CompareAsync(string text)
        {
            await ada.Send(talk, text);
            app.Clock.Advance(TimeSpan.FromSeconds(6));
            await device.WaitForChange(talk, "message.sent", c => Content(c) == text);
        }

        await CompareAsync("the first comparison");
        await ada.Patch("/users/me", new { displayName = "Ada the Second" });
        await CompareAsync("the second");

        await device.WaitFor("user", card => card.GetProperty("displayName").GetString() == "Ada the Second");
        await CompareAsync("the third");
        Assert.Single(device.Heard("user"), card => card.GetProperty("displayName").GetString() == "Ada the Second");
    }

    [Fact]
    public async Task Being_added_by_another_node_is_noticed()
    {
        await using var node = await app.StartNodeAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await using var device = await TestDevice.ConnectAsync(node, ben);

        var talk = await app.ConversationBetween(ada, ben);
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await device.WaitFor("resync", r => r.GetProperty("conversationId").GetGuid() == talk);

        await ada.Send(talk, "hello");
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await device.WaitForChange(talk, "message.sent");
    }

    private static long Seq(JsonElement change) => change.GetProperty("seq").GetInt64();

    private static string? Content(JsonElement change) =>
        change.TryGetProperty("message", out var message) ? message.GetProperty("content").GetString() : null;
}
