using System.Net;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Blocks;

/// <summary>Every surface on which people meet, for the one who blocked and for the one who was blocked: it is the same for both.</summary>
public sealed class BlockedSurfaceTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly Dictionary<string, Func<BlockScene, Task<HttpResponseMessage>>> Doors = new()
    {
        ["send"] = s => s.One.TrySend(s.Direct, "Hello?"),
        ["send an answer"] = s => s.One.TryPost($"{s.Talk}/messages", new { clientId = Guid.NewGuid(), content = "Yes", replyToId = s.Others }),
        ["forward"] = s => s.One.TryPost($"{s.Talk}/forwards", new { clientId = Guid.NewGuid(), messageId = s.Own }),
        ["edit"] = s => s.One.TryPatch($"/messages/{s.Own}", new { content = "Hello!" }),
        ["react"] = s => s.One.TryPut(s.Reaction, new { }),
        ["pin"] = s => s.One.TryPut($"/messages/{s.Others}/pin", new { }),
        ["vote"] = s => s.One.TryPut($"/messages/{s.Poll}/poll/vote", new { options = new[] { 0 } }),
        ["set the timer"] = s => s.One.TryPatch(s.Talk, new { disappearAfter = 60 }),
        ["start a group"] = s => s.One.TryPost("/conversations", new { kind = "group", memberIds = new[] { s.Cleo.Id, s.Other.Id } }),
        ["add to a group"] = AddToGroup,
    };

    private static readonly Dictionary<string, Func<BlockScene, Task>> Views = new()
    {
        ["card"] = async s => ShowsNamesAlone(await s.One.Get($"/users/{s.Other.Id}")),
        ["cards by id"] = async s => ShowsNamesAlone((await s.One.Get($"/users?ids={s.Other.Id}")).GetProperty("items")[0]),
        ["member list"] = async s => ShowsNamesAlone(OfOther(s, await s.One.Get($"/conversations/{s.Group}/members"), "userId").GetProperty("user")),
        ["search"] = async s => Assert.Empty((await s.One.Get($"/users?search={s.Other.Username}")).GetProperty("items").EnumerateArray()),
        ["search for everything"] = async s =>
            Assert.Empty((await s.One.Get($"/search?q={s.Other.Username}")).GetProperty("people").EnumerateArray()),
        ["avatar"] = async s => await (await s.One.TryGet($"/media/{s.Face}/variants/160")).ShouldRefuse(404, "no-such-media"),
        ["reads of a message"] = async s =>
            Assert.Equal("delivered", OfOther(s, await s.One.Get($"/messages/{s.Own}/receipts"), "userId").GetProperty("status").GetString()),
        ["reads by sync"] = ReadsBySync,
        ["notifications"] = Notifications,
    };

    public static TheoryData<string, bool> Refused => Both(Doors.Keys);

    public static TheoryData<string, bool> Hidden => Both(Views.Keys);

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Neither_reaches_the_other(string door, bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await scene.BlockAsync(byOther);

        await (await Doors[door](scene)).ShouldRefuse(403, "not-reachable");

        var (blocker, blocked) = byOther ? (scene.Other, scene.One) : (scene.One, scene.Other);
        await blocker.Delete($"/users/me/blocks/{blocked.Id}");
        Assert.True((await Doors[door](scene)).IsSuccessStatusCode);
    }

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task Neither_sees_more_than_the_name_of_the_other(string view, bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await scene.Other.Put($"{scene.Talk}/receipts/me", new { readSeq = 1_000_000 });
        await Assert.ThrowsAnyAsync<Exception>(() => Views[view](scene));

        await scene.BlockAsync(byOther);

        await Views[view](scene);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_starts_a_conversation_with_the_other(bool byOther)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (blocker, blocked) = byOther ? (ben, ada) : (ada, ben);
        await blocker.Put($"/users/me/blocks/{blocked.Id}", new { });

        await (await ada.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } })).ShouldRefuse(403, "not-reachable");

        await blocker.Delete($"/users/me/blocks/{blocked.Id}");
        await ben.Send(await app.ConversationBetween(ada, ben), "Hello");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_ones_own_and_what_was_said_stays_ones_own(bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await scene.One.Put(scene.Reaction, new { });
        await scene.BlockAsync(byOther);

        await scene.One.Delete(scene.Reaction);
        await scene.One.Delete($"/messages/{scene.Own}");
        await scene.One.Put($"{scene.Talk}/receipts/me", new { readSeq = 1_000_000 });
        Assert.Equal(3, (await scene.One.Get($"{scene.Talk}/messages")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await scene.One.TryPost("/conversations", new { kind = "direct", memberIds = new[] { scene.Other.Id } })).StatusCode);
        await scene.One.Delete(scene.Talk);
    }

    [Fact]
    public async Task In_a_group_both_stay_and_hear_what_is_said()
    {
        var scene = await (await BlockScene.CreateAsync(app)).BlockAsync(byOther: true);

        await scene.One.Send(scene.Group, "Is anybody there?");

        Assert.Equal("Is anybody there?", (await scene.Other.Get($"/conversations/{scene.Group}")).GetProperty("lastMessage").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Both_may_want_it_and_then_both_must_take_it_back()
    {
        var scene = await (await (await BlockScene.CreateAsync(app)).BlockAsync(byOther: true)).BlockAsync(byOther: false);

        await scene.One.Delete($"/users/me/blocks/{scene.Other.Id}");
        await (await scene.One.TrySend(scene.Direct, "Hello?")).ShouldRefuse(403, "not-reachable");

        await scene.Other.Delete($"/users/me/blocks/{scene.One.Id}");
        await scene.One.Send(scene.Direct, "Hello!");
    }

    [Fact]
    public async Task A_repeated_send_is_still_answered_with_the_message_it_made()
    {
        var scene = await BlockScene.CreateAsync(app);
        var clientId = Guid.NewGuid();
        var sent = await scene.One.Send(scene.Direct, "Hello", clientId);
        await scene.BlockAsync(byOther: true);

        Assert.Equal(sent.GetProperty("id").GetGuid(), (await scene.One.Send(scene.Direct, "Hello", clientId)).GetProperty("id").GetGuid());
    }

    private static TheoryData<string, bool> Both(IEnumerable<string> surfaces) =>
        [.. surfaces.SelectMany(s => new[] { (s, true), (s, false) })];

    private static async Task<HttpResponseMessage> AddToGroup(BlockScene s)
    {
        var group = await s.One.Post("/conversations", new { kind = "group", memberIds = new[] { s.Cleo.Id } });
        return await s.One.TryPost($"/conversations/{group.GetProperty("id")}/members", new { userIds = new[] { s.Other.Id } });
    }

    private static async Task ReadsBySync(BlockScene s)
    {
        var known = new[] { new { conversationId = s.Group, epoch = 0, seq = 0 }, new { conversationId = s.Direct, epoch = 0, seq = 0 } };
        var synced = (await s.One.Post("/sync", new { known })).GetProperty("conversations").EnumerateArray();
        var marks = synced.SelectMany(c => c.GetProperty("receipts").EnumerateArray()).Where(r => r.GetProperty("userId").GetGuid() == s.Other.Id);
        Assert.All(marks, m => Assert.Equal(JsonValueKind.Null, m.GetProperty("readSeq").ValueKind));
    }

    private static async Task Notifications(BlockScene s)
    {
        var sent = await s.Other.Send(s.Group, $"@{s.One.Username}, are you there?");
        await s.App.AllIsHeard();
        var entries = (await s.One.Get("/notifications")).GetProperty("items").EnumerateArray();
        Assert.DoesNotContain(entries, e => e.GetProperty("kind").GetString() == "mention" && e.GetProperty("seq").GetInt64() == sent.GetProperty("seq").GetInt64());
    }

    private static JsonElement OfOther(BlockScene s, JsonElement page, string id) =>
        page.GetProperty("items").EnumerateArray().Single(item => item.GetProperty(id).GetGuid() == s.Other.Id);

    private static void ShowsNamesAlone(JsonElement card)
    {
        Assert.Equal("Other", card.GetProperty("displayName").GetString());
        Assert.All(["avatar", "bio", "status"], member => Assert.Equal(JsonValueKind.Null, card.GetProperty(member).ValueKind));
    }
}
