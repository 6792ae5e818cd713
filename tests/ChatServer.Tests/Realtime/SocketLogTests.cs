using ChatServer.Harness;
using ChatServer.Tests.Telemetry;

namespace ChatServer.Tests.Realtime;

public sealed class SocketLogTests(TalkativeApp app) : IClassFixture<TalkativeApp>
{
    [Fact]
    public async Task No_log_line_holds_a_ticket_or_what_was_said_over_a_socket()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var bens = await ben.Connect();
        await using var adas = await ada.Connect();
        var ticket = (await ada.Post("/realtime/tickets")).GetProperty("ticket").GetString()!;
        var said = $"canary-{Guid.NewGuid():N}";

        Assert.Equal(101, await RawSocket.TryOpenAsync(app, $"access_token={ticket}"));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={ada.Token}"));
        await adas.Invoke("Send", talk, new { clientId = Guid.NewGuid(), content = said });
        await adas.Invoke("Send", talk, new { clientId = Guid.NewGuid(), content = said, surprise = said }).ShouldRefuse(400, "invalid-request");
        await bens.WaitForChange(talk, "message.sent");

        Assert.NotEmpty(app.Log.Lines);
        foreach (var secret in (string[])[ticket, ada.Token, said])
            Assert.DoesNotContain(app.Log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }
}
