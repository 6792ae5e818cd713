using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Realtime;

/// <summary>Who sees whom come.</summary>
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
    public async Task Stopping_the_server_keeps_when_people_were_last_seen()
    {
        var node = await app.StartNodeAsync();
        var ada = await app.SignUp();
        await using var device = await TestDevice.ConnectAsync(node, ada);

        await node.DisposeAsync();

        var kept = await app.WithDatabase(db => db.Set<User>().Where(u => u.Id == ada.Id).Select(u => u.LastSeenAt).SingleAsync());
        Assert.NotNull(kept);
    }

    private static bool IsAbout(JsonElement e, TestUser user) => e.GetProperty("userId").GetGuid() == user.Id;

    private static bool IsOnline(JsonElement presence) => presence.GetProperty("status").GetString() == "online";
}
