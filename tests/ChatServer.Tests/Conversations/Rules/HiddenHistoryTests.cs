using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Rules;

/// <summary>Ada's group hides its history. Ben was in it before she said something, and Cleo came after it.</summary>
public sealed class HiddenHistoryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_comes_in_later_lists_what_was_said_since_and_others_everything()
    {
        var scene = await Scene.Create(app);
        await scene.Ada.Send(scene.Group, "welcome");

        Assert.Equal(["welcome"], await scene.Texts(scene.Cleo));
        Assert.Equal(["wolpertinger", "", "welcome"], await scene.Texts(scene.Ben));
    }

    [Fact]
    public async Task The_newest_message_of_a_view_is_none_that_is_hidden()
    {
        var scene = await Scene.Create(app);

        var view = await scene.Cleo.Get(scene.Path);

        Assert.Equal(JsonValueKind.Null, view.GetProperty("lastMessage").ValueKind);
        Assert.Equal(0, view.GetProperty("unread").GetInt32());
    }

    [Fact]
    public async Task What_is_hidden_is_as_if_it_were_not_there()
    {
        var scene = await Scene.Create(app);
        var (cleo, old) = (scene.Cleo, $"/messages/{scene.Old}");
        var answer = new { clientId = Guid.NewGuid(), content = "what?", replyToId = scene.Old };
        HttpResponseMessage[] refused =
        [
            await cleo.TryGet(old),
            await cleo.TryGet($"{old}/replies"),
            await cleo.TryGet($"{old}/receipts"),
            await cleo.TryGet($"{old}/reactions"),
            await cleo.TryGet($"{old}/follow"),
            await cleo.TryPut($"{old}/reactions/%F0%9F%AB%96", new { }),
            await cleo.TryPut($"{old}/bookmark", new { }),
            await cleo.TryPut($"{old}/follow", new { }),
            await cleo.TryPost($"{scene.Path}/messages", answer),
            await cleo.TryPost($"{scene.Path}/forwards", new { clientId = Guid.NewGuid(), messageId = scene.Old }),
            await cleo.TryPut($"{scene.Path}/draft", new { content = "what?", replyToId = scene.Old }),
        ];

        foreach (var response in refused) await response.ShouldRefuse(404, "no-such-message");
        foreach (var list in new[] { "pins", "media" })
        {
            Assert.Empty((await cleo.Get($"{scene.Path}/{list}")).GetProperty("items").EnumerateArray());
            Assert.NotEmpty((await scene.Ben.Get($"{scene.Path}/{list}")).GetProperty("items").EnumerateArray());
        }

        await (await cleo.TryGet($"/media/{scene.Media}")).ShouldRefuse(404, "no-such-media");
        await scene.Ben.Get($"/media/{scene.Media}");
    }

    [Fact]
    public async Task No_search_finds_what_is_hidden()
    {
        var scene = await Scene.Create(app);
        await app.AllIsHeard();

        Assert.Empty((await scene.Cleo.Get("/search/messages?q=wolpertinger")).GetProperty("items").EnumerateArray());
        Assert.Single((await scene.Ben.Get("/search/messages?q=wolpertinger")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Of_what_becomes_of_an_old_message_only_the_position_is_told_live()
    {
        var scene = await Scene.Create(app);
        await using var bens = await scene.Ben.Connect();
        await using var cleos = await scene.Cleo.Connect();

        await scene.Ada.Patch($"/messages/{scene.Old}", new { content = "wolpertingers" });

        Assert.Equal("wolpertingers", (await bens.WaitForChange(scene.Group, "message.edited")).GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(JsonValueKind.Null, (await cleos.WaitForChange(scene.Group, "message.edited")).GetProperty("message").ValueKind);
    }

    [Fact]
    public async Task The_same_holds_for_somebody_who_comes_in_while_connected()
    {
        var scene = await Scene.Create(app);
        var dan = await app.SignUp();
        await using var dans = await dan.Connect();

        await scene.Ada.Post($"{scene.Path}/members", new { userIds = new[] { dan.Id } });
        await dans.WaitForChange(scene.Group, "member.joined");
        await scene.Ada.Patch($"/messages/{scene.Old}", new { content = "wolpertingers" });
        await scene.Ada.Send(scene.Group, "welcome");

        Assert.Equal(JsonValueKind.Null, (await dans.WaitForChange(scene.Group, "message.edited")).GetProperty("message").ValueKind);
        Assert.Equal("welcome", (await dans.WaitForChange(scene.Group, "message.sent")).GetProperty("message").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Sync_tells_nothing_of_it_whatever_a_client_says_it_knows()
    {
        var scene = await Scene.Create(app);
        var epoch = (await scene.Cleo.Get(scene.Path)).GetProperty("epoch").GetInt32();

        var answer = await scene.Cleo.Post("/sync", new { known = new[] { new { conversationId = scene.Group, epoch, seq = 0 } } });

        Assert.DoesNotContain("wolpertinger", answer.GetRawText(), StringComparison.Ordinal);
        Assert.NotEmpty(answer.GetProperty("conversations")[0].GetProperty("changes").EnumerateArray());
    }

    [Fact]
    public async Task Who_leaves_and_comes_back_sees_what_is_said_after_that()
    {
        var scene = await Scene.Create(app);

        await scene.Ben.Delete($"{scene.Path}/members/{scene.Ben.Id}");
        await scene.Ada.Post($"{scene.Path}/members", new { userIds = new[] { scene.Ben.Id } });

        Assert.Empty(await scene.Texts(scene.Ben));
    }

    [Fact]
    public async Task In_a_thread_that_is_opened_the_same_holds()
    {
        var scene = await Scene.Create(app);

        await scene.Cleo.Put($"/threads/{scene.Thread}/members/me", new { });
        await scene.Ada.Send(scene.Thread, "welcome");

        Assert.Equal(["welcome"], await scene.Texts(scene.Cleo, scene.Thread));
    }

    [Fact]
    public async Task Once_the_rule_is_lifted_whoever_comes_in_sees_everything()
    {
        var scene = await Scene.Create(app);
        var dan = await app.SignUp();

        await scene.Ada.Patch($"{scene.Path}/rules", new { historyHidden = false });
        await scene.Ada.Post($"{scene.Path}/members", new { userIds = new[] { dan.Id } });

        Assert.Equal(["wolpertinger", ""], await scene.Texts(dan));
        Assert.Empty(await scene.Texts(scene.Cleo));
    }

    private sealed record Scene(TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group, Guid Old, Guid Media, Guid Thread)
    {
        public string Path => $"/conversations/{Group}";

        public static async Task<Scene> Create(ChatApp app)
        {
            var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
            var group = Id(await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } }));
            var old = Id(await ada.Send(group, "wolpertinger"));
            var media = Id(await ada.Upload("wolpertinger"));
            await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { media } });
            await ada.Put($"/messages/{old}/pin", new { });
            var thread = Id(await ada.Post($"/conversations/{group}/threads", new { title = "Cups" }));
            await ada.Send(thread, "wolpertinger");

            await ada.Patch($"/conversations/{group}/rules", new { historyHidden = true });
            await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
            return new Scene(ada, ben, cleo, group, old, media, thread);
        }

        public Task<List<string>> Texts(TestUser who) => Texts(who, Group);

        public async Task<List<string>> Texts(TestUser who, Guid conversation) =>
            [.. (await who.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("content").GetString()!)];

        private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
    }
}
