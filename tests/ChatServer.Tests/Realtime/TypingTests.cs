using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Harness;
using ChatServer.Http;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Realtime;

/// <summary>Who is told that someone is writing, how often, and for how long it counts. The clock is moved by hand.</summary>
public sealed class TypingTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task It_is_told_to_the_others_and_to_ones_own_other_devices_but_not_to_the_device_itself()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var phone = await ada.Connect();
        await using var laptop = await (await ada.SignInAgain()).Connect();
        await using var bens = await ben.Connect();

        await phone.Invoke("Typing", talk);

        foreach (var device in (TestDevice[])[laptop, bens])
        {
            var typing = await device.WaitFor("typing");
            Assert.Equal(talk, typing.GetProperty("conversationId").GetGuid());
            Assert.Equal(ada.Id, typing.GetProperty("userId").GetGuid());
        }

        Assert.Empty(phone.Heard("typing"));
    }

    [Fact]
    public async Task It_counts_for_six_seconds_and_every_renewal_for_six_more()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        var begunAt = app.Clock.GetUtcNow().CutToMilliseconds();

        await adas.Invoke("Typing", talk);
        app.Clock.Advance(TimeSpan.FromSeconds(5));
        await adas.Invoke("Typing", talk);

        await HeardEverything(bens, ada, talk);
        Assert.Equal([begunAt.AddSeconds(6), begunAt.AddSeconds(11)], bens.Heard("typing").Select(ExpiresAt));
    }

    [Fact]
    public async Task It_is_told_every_two_seconds_at_most()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        for (var i = 0; i < 5; i++) await adas.Invoke("Typing", talk);
        app.Clock.Advance(TimeSpan.FromSeconds(2) - Moment);
        await adas.Invoke("Typing", talk);
        await HeardEverything(bens, ada, talk);
        Assert.Single(bens.Heard("typing"));

        app.Clock.Advance(Moment);
        await adas.Invoke("Typing", talk);
        await HeardEverything(bens, ada, talk);
        Assert.Equal(2, bens.Heard("typing").Count);
    }

    [Fact]
    public async Task How_often_one_writes_here_says_nothing_about_another_conversation_or_person()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var (group, talk) = (await app.ConversationBetween(ada, ben, cleo), await app.ConversationBetween(ada, cleo));
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        await using var cleos = await cleo.Connect();

        await adas.Invoke("Typing", group);
        await adas.Invoke("Typing", talk);
        await bens.Invoke("Typing", group);

        foreach (var (where, who) in new[] { (group, ada), (talk, ada), (group, ben) })
            await cleos.WaitFor("typing", t => t.GetProperty("conversationId").GetGuid() == where && t.GetProperty("userId").GetGuid() == who.Id);
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(201, 0)]
    public async Task It_is_told_in_conversations_of_at_most_two_hundred_members(int members, int told)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await app.WithDatabase(db => db.Set<Conversation>().Where(c => c.Id == group).ExecuteUpdateAsync(c => c.SetProperty(x => x.MemberCount, members)));
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        await adas.Invoke("Typing", group);

        await HeardEverything(bens, ada, group);
        Assert.Equal(told, bens.Heard("typing").Count);
    }

    [Fact]
    public async Task It_reaches_nobody_outside_and_nobody_outside_can_say_it()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var eves = await eve.Connect();
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        await eves.Invoke("Typing", talk).ShouldRefuse(404, "no-such-conversation");
        await eves.Invoke("Typing", Guid.NewGuid()).ShouldRefuse(404, "no-such-conversation");
        await adas.Invoke("Typing", talk);

        await bens.WaitFor("typing");
        await HeardEverything(eves, ada, await app.ConversationBetween(ada, eve));
        Assert.Empty(eves.Heard("typing"));
        Assert.Single(bens.Heard("typing"));
    }

    // What is told goes out in order, so a message comes after all typing before it.
    private static async Task HeardEverything(TestDevice device, TestUser sender, Guid conversationId)
    {
        var seq = (await sender.Send(conversationId, "that was it")).GetProperty("seq").GetInt64();
        await device.WaitForChange(conversationId, "message.sent", c => c.GetProperty("seq").GetInt64() == seq);
    }

    private static DateTimeOffset ExpiresAt(JsonElement typing) => typing.GetProperty("expiresAt").GetDateTimeOffset();
}
