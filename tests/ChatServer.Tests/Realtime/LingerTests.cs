using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>Networks flap: who comes back within 30 seconds was never away. Each test has a server of its own, whose sockets it knows.</summary>
public sealed class LingerTests : IAsyncLifetime
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private ChatApp _app = null!;
    private TestUser _ada = null!;
    private TestUser _ben = null!;
    private TestDevice _adas = null!;
    private Guid _talk;

    public async ValueTask InitializeAsync()
    {
        _app = await ChatApp.StartAsync();
        (_ada, _ben) = (await _app.SignUp(), await _app.SignUp());
        _talk = await _app.ConversationBetween(_ada, _ben);
        _adas = await _ada.Connect();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _adas.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Someone_who_comes_back_in_time_never_was_away()
    {
        await Leave(await _ben.Connect());
        _app.Clock.Advance(Grace - Moment);

        await using var again = await _ben.Connect();
        _app.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["online"], await StatusesHeard());
    }

    [Fact]
    public async Task Someone_who_stays_away_is_offline_after_the_grace_and_was_last_seen_when_they_left()
    {
        var device = await _ben.Connect();
        _app.Clock.Advance(TimeSpan.FromMinutes(10));
        var leftAt = _app.Clock.GetUtcNow();
        await Leave(device);

        _app.Clock.Advance(Grace - Moment);
        Assert.Equal(["online"], await StatusesHeard());

        _app.Clock.Advance(Moment);
        Assert.Equal(["online", "offline"], await StatusesHeard());
        var lastSeenAt = _adas.Heard("presence")[^1].GetProperty("lastSeenAt").GetDateTimeOffset();
        Assert.InRange(leftAt - lastSeenAt, TimeSpan.Zero, Moment);
    }

    [Fact]
    public async Task The_grace_begins_anew_each_time_someone_leaves()
    {
        await Leave(await _ben.Connect());
        _app.Clock.Advance(Grace - Moment);
        await Leave(await _ben.Connect());

        _app.Clock.Advance(Grace - Moment);
        Assert.Equal(["online"], await StatusesHeard());

        _app.Clock.Advance(Moment);
        Assert.Equal(["online", "offline"], await StatusesHeard());
    }

    [Fact]
    public async Task Someone_with_another_device_stays()
    {
        await using var laptop = await _ben.Connect();
        await Leave(await (await _ben.SignInAgain()).Connect());

        _app.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["online"], await StatusesHeard());
    }

    [Fact]
    public async Task Someone_who_comes_back_later_is_told_of_again()
    {
        await Leave(await _ben.Connect());
        _app.Clock.Advance(Grace);

        await using var again = await _ben.Connect();

        Assert.Equal(["online", "offline", "online"], await StatusesHeard());
    }

    private async Task Leave(TestDevice device)
    {
        var left = _app.NextOf("chat.sockets.open");
        await device.DisposeAsync();
        Assert.Equal(-1, await left);
    }

    // What is told goes out in order, so a message comes after all presence before it.
    private async Task<IEnumerable<string?>> StatusesHeard()
    {
        var sent = await _ada.Send(_talk, "who is there?");
        await _adas.WaitForChange(_talk, "message.sent", c => c.GetProperty("seq").GetInt64() == sent.GetProperty("seq").GetInt64());
        return _adas.Heard("presence").Where(IsAboutBen).Select(p => p.GetProperty("status").GetString());
    }

    private bool IsAboutBen(JsonElement presence) => presence.GetProperty("userId").GetGuid() == _ben.Id;
}
