using System.Text.Json;
using ChatServer.Tests.Harness;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Realtime;

/// <summary>Who is there, and who is writing. The clock is moved by hand.</summary>
public sealed class PresenceTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task People_who_share_a_conversation_see_each_other_come()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();

        await using var bens = await ben.Connect();

        var online = await adas.WaitFor("presence", p => IsAbout(p, ben));
        Assert.Equal("online", online.GetProperty("status").GetString());
        Assert.False(online.TryGetProperty("lastSeenAt", out _));
        await bens.WaitFor("presence", p => IsAbout(p, ada) && IsOnline(p));
    }

    [Fact]
    public async Task Strangers_do_not_see_each_other()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        await using var eves = await eve.Connect();
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        await bens.WaitFor("presence", p => IsAbout(p, ada));

        Assert.Empty(eves.Heard("presence"));
        Assert.DoesNotContain(bens.Heard("presence"), p => IsAbout(p, eve));
    }

    [Fact]
    public async Task Someone_who_comes_back_soon_never_was_away()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        var first = await ben.Connect();
        await first.DisposeAsync();

        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await using var second = await ben.Connect();
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        await ada.Send(talk, "still there?");
        await second.WaitForChange(talk, "message.sent");
        await adas.WaitForChange(talk, "message.sent");

        Assert.Single(adas.Heard("presence"), p => IsAbout(p, ben));
    }

    [Fact]
    public async Task Someone_who_stays_away_is_offline_and_was_last_seen_when_they_left()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        var device = await ben.Connect();
        await adas.WaitFor("presence", p => IsAbout(p, ben) && IsOnline(p));
        var left = app.Clock.GetUtcNow();

        await device.DisposeAsync();
        await MoveClockUntil(adas, "presence", p => IsAbout(p, ben) && !IsOnline(p));

        var offline = adas.Heard("presence")[^1];
        var lastSeenAt = offline.GetProperty("lastSeenAt").GetDateTimeOffset();
        Assert.InRange(lastSeenAt, left.AddMilliseconds(-1), left.AddSeconds(60));
        Assert.Equal("offline", offline.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Stopping_the_server_keeps_when_people_were_last_seen()
    {
        var node = await app.StartNodeAsync();
        var ada = await app.SignUp();
        await using var device = await TestDevice.ConnectAsync(node, ada);

        await node.DisposeAsync();

        var kept = await app.WithDatabase(db => db.Set<User>().Where(u => u.Id == ada.Id).Select(u => u.LastSeenAt).SingleAsync());
        Assert.NotNull(kept);
    }

    [Fact]
    public async Task Typing_is_told_to_the_others_and_not_to_the_typing_device()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        await adas.Invoke("Typing", talk);

        var typing = await bens.WaitFor("typing");
        Assert.Equal(talk, typing.GetProperty("conversationId").GetGuid());
        Assert.Equal(ada.Id, typing.GetProperty("userId").GetGuid());
        var remaining = typing.GetProperty("expiresAt").GetDateTimeOffset() - app.Clock.GetUtcNow();
        Assert.InRange(remaining, TimeSpan.FromSeconds(5.9), TimeSpan.FromSeconds(6));
        Assert.Empty(adas.Heard("typing"));
    }

    [Fact]
    public async Task Typing_that_is_repeated_too_fast_is_told_once()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        for (var i = 0; i < 5; i++) await adas.Invoke("Typing", talk);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await adas.Invoke("Typing", talk);
        await ada.Send(talk, "done");
        await bens.WaitForChange(talk, "message.sent");

        Assert.Equal(2, bens.Heard("typing").Count);
    }

    [Fact]
    public async Task Typing_reaches_nobody_outside()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var eves = await eve.Connect();
        await using var bens = await ben.Connect();

        await eves.Invoke("Typing", talk).ShouldRefuse(404, "no-such-conversation");
        await eves.Invoke("Typing", Guid.NewGuid()).ShouldRefuse(404, "no-such-conversation");

        Assert.Empty(bens.Heard("typing"));
    }

    // When the server notices that a socket is gone is its own affair, so the clock may have to be moved more than once.
    private async Task MoveClockUntil(TestDevice device, string name, Func<JsonElement, bool> fits)
    {
        var heard = device.WaitFor(name, fits);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!heard.IsCompleted && await timer.WaitForNextTickAsync()) app.Clock.Advance(TimeSpan.FromSeconds(1));
        await heard;
    }

    private static bool IsAbout(JsonElement e, TestUser user) => e.GetProperty("userId").GetGuid() == user.Id;

    private static bool IsOnline(JsonElement presence) => presence.GetProperty("status").GetString() == "online";
}
