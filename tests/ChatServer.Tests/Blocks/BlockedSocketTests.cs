using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Blocks;

/// <summary>A block acts at once on sockets that are open, from both sides.</summary>
public sealed class BlockedSocketTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_lose_sight_of_each_other_and_come_back_into_it(bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await using var ones = await scene.One.Connect();
        await using var others = await scene.Other.Connect();
        await ones.WaitFor("presence", p => IsAbout(p, scene.Other));
        var (blocker, blocked) = byOther ? (scene.Other, scene.One) : (scene.One, scene.Other);

        await scene.BlockAsync(byOther);

        foreach (var (device, about) in new[] { (ones, scene.Other), (others, scene.One) })
        {
            var gone = await device.WaitFor("presence", p => IsAbout(p, about) && !IsOnline(p));
            Assert.False(gone.TryGetProperty("lastSeenAt", out _));
        }

        var before = ones.Heard("presence").Count;
        await blocker.Delete($"/users/me/blocks/{blocked.Id}");
        await Eventually.IsTrue(() => Task.FromResult(ones.Heard("presence").Skip(before).Any(p => IsAbout(p, scene.Other) && IsOnline(p))), "they see each other again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Neither_hears_the_other_type_or_read_or_come_or_go(bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await using var ones = await scene.One.Connect();
        await using var cleos = await scene.Cleo.Connect();
        await scene.BlockAsync(byOther);
        await using var others = await scene.Other.Connect();
        var seq = (await scene.Cleo.Send(scene.Group, "Tea?")).GetProperty("seq").GetInt64();

        foreach (var place in new[] { scene.Direct, scene.Group })
        {
            await others.Invoke("Typing", place);
            await others.Invoke("MarkRead", place, seq);
        }

        await cleos.WaitFor("typing", t => IsAbout(t, scene.Other));
        await cleos.WaitFor("receipt", r => IsAbout(r, scene.Other));
        await cleos.WaitFor("presence", p => IsAbout(p, scene.Other));
        await scene.Cleo.Send(scene.Group, "That was it.");
        await ones.WaitForChange(scene.Group, "message.sent", c => c.GetProperty("message").GetProperty("content").GetString() == "That was it.");
        foreach (var name in new[] { "typing", "receipt", "presence" }) Assert.DoesNotContain(ones.Heard(name), e => IsAbout(e, scene.Other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_are_shown_the_card_without_a_face_and_others_with_it(bool byOther)
    {
        var scene = await BlockScene.CreateAsync(app);
        await using var ones = await scene.One.Connect();
        await using var cleos = await scene.Cleo.Connect();

        await scene.BlockAsync(byOther);

        // What was told of it before the block may still be on its way.
        var hidden = await ones.WaitFor("user", u => Id(u) == scene.Other.Id && u.GetProperty("avatar").ValueKind == JsonValueKind.Null);
        var shown = await cleos.WaitFor("user", u => Id(u) == scene.Other.Id && Version(u) >= Version(hidden));
        Assert.Equal(scene.Face, shown.GetProperty("avatar").GetProperty("mediaId").GetGuid());
    }

    [Fact]
    public async Task Other_nodes_learn_of_it_by_themselves()
    {
        await using var node = await app.StartNodeAsync();
        var scene = await BlockScene.CreateAsync(app);
        await using var ones = await TestDevice.ConnectAsync(node, scene.One);
        await using var others = await TestDevice.ConnectAsync(node, scene.Other);
        await ones.WaitFor("presence", p => IsAbout(p, scene.Other));

        await scene.BlockAsync(byOther: true);
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        await ones.WaitFor("presence", p => IsAbout(p, scene.Other) && !IsOnline(p));
        await others.WaitFor("presence", p => IsAbout(p, scene.One) && !IsOnline(p));
    }

    private static Guid Id(JsonElement card) => card.GetProperty("id").GetGuid();

    private static long Version(JsonElement card) => card.GetProperty("version").GetInt64();

    private static bool IsAbout(JsonElement e, TestUser user) => e.GetProperty("userId").GetGuid() == user.Id;

    private static bool IsOnline(JsonElement presence) => presence.GetProperty("status").GetString() == "online";
}
