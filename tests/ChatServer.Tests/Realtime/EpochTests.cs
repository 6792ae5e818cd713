using ChatServer.Harness;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Realtime;

/// <summary>What connected clients see when the database turns out to have another past: positions they know mean nothing any more.</summary>
public sealed class EpochTests : IAsyncLifetime
{
    private ChatApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await ChatApp.StartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _app.DisposeAsync();
    }

    [Fact]
    public async Task A_connected_client_has_to_come_back_and_to_reload_when_the_past_is_another()
    {
        var (ada, ben) = (await _app.SignUp(), await _app.SignUp());
        var talk = await _app.ConversationBetween(ada, ben);
        var hidden = await _app.ConversationBetween(ada, await _app.SignUp(), ben);
        var away = await ClientState.Load(ben);
        await using var before = await ben.Connect();
        await ada.Send(talk, "before");
        var known = await before.WaitForChange(talk, "message.sent");
        var (epoch, seq) = (known.GetProperty("epoch").GetInt32(), known.GetProperty("seq").GetInt64());

        await _app.WithDatabase(db => db.Set<Deployment>().ExecuteUpdateAsync(d => d.SetProperty(x => x.Lineage, "before the standby took over")));
        _app.Services.GetRequiredService<Database>().ForgetConnections();
        _app.Clock.Advance(TimeSpan.FromSeconds(5));

        var resync = await before.WaitFor("resync");
        Assert.False(resync.TryGetProperty("conversationId", out _));
        await before.WaitUntilClosed();

        await using var after = await ben.Connect();
        var synced = await after.Invoke("Sync", new { known = new[] { new { conversationId = talk, epoch, seq } } });
        var reloaded = Assert.Single(synced.GetProperty("conversations").EnumerateArray());
        Assert.Equal("tooLong", reloaded.GetProperty("status").GetString());
        await ada.Send(talk, "after");
        var heard = await after.WaitForChange(talk, "message.sent");
        Assert.True(heard.GetProperty("epoch").GetInt32() > epoch);
        Assert.Equal(heard.GetProperty("epoch").GetInt32(), reloaded.GetProperty("epoch").GetInt32());

        await ben.Put($"/conversations/{hidden}/hidden", new { });
        await away.Sync();
        Assert.Equal((await ClientState.Load(ben)).Describe(), away.Describe());
    }
}
