using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>What is committed in the very moment in which a socket opens.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private ChatApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ChatApp.StartAsync(("Realtime:PresenceLinger", "00:00:00"));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task A_removal_that_races_with_connecting_leaves_nobody_listening()
    {
        var (ada, ben) = (await _app.SignUp(), await _app.SignUp());
        var group = await _app.ConversationBetween(ada, ben, await _app.SignUp());
        var both = await _app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();

        for (var round = 0; round < 30; round++)
        {
            var removing = ada.Delete($"/conversations/{group}/members/{ben.Id}");
            await using var bens = await ben.Connect();
            await removing;

            await adas.Invoke("Typing", group);
            var after = (await ada.Send(group, "without ben")).GetProperty("seq").GetInt64();
            await ada.Send(both, "with ben");
            await bens.WaitForChange(both, "message.sent", c => c.GetProperty("message").GetProperty("content").GetString() == "with ben");

            var heard = bens.Heard("change").Where(c => c.GetProperty("conversationId").GetGuid() == group).ToList();
            Assert.DoesNotContain(heard, c => c.GetProperty("seq").GetInt64() >= after);
            Assert.Empty(bens.Heard("typing"));
            await bens.Invoke("Typing", group).ShouldRefuse(404, "no-such-conversation");

            await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
            await bens.Connection.StopAsync();
            _app.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task Being_added_while_connecting_is_not_missed()
    {
        var (ada, ben) = (await _app.SignUp(), await _app.SignUp());
        var group = await _app.ConversationBetween(ada, await _app.SignUp(), await _app.SignUp());

        for (var round = 0; round < 30; round++)
        {
            var adding = ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
            await using var bens = await ben.Connect();
            await adding;

            await ada.Send(group, $"round {round}");
            await bens.WaitForChange(group, "message.sent", c => c.GetProperty("message").GetProperty("content").GetString() == $"round {round}");

            await ada.Delete($"/conversations/{group}/members/{ben.Id}");
            await bens.Connection.StopAsync();
            _app.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }
}
