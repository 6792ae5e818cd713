using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.LiveEvents.Stage;

namespace ChatServer.Tests.LiveEvents;

public sealed class StageTests(ChatApp app)
{
    [Theory]
    [InlineData(true, 1.0, 10, 70_000)]
    [InlineData(true, 1.5, 10, 75_000)]
    [InlineData(true, 1.0, -10, 60_000)]
    [InlineData(false, 1.0, 10, 60_000)]
    public void Where_the_video_stands_follows_from_the_clock(bool isPlaying, double rate, int seconds, long expected)
    {
        var setAt = new DateTimeOffset(2030, 1, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(expected, EventStage.PositionAt(setAt.AddSeconds(seconds), isPlaying, 60_000, rate, setAt));
    }

    [Fact]
    public async Task All_hear_what_a_host_sets_and_who_comes_later_reads_the_same()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await ben.Put($"/events/{tasting}/participants/me", new { });
        await using var device = await ben.Connect();
        await using var adas = await ada.Connect();
        Assert.Equal((0, false), Brief(await ben.Get($"/events/{tasting}/stage")));

        var first = await Set(ada, tasting, 0, playing: true);
        var second = await adas.Invoke("SetStage", tasting, new { revision = Brief(first).Revision, playing = false, positionMs = 5_000, slide = 2 });

        await device.WaitForChange(tasting, "event.staged", c => c.GetProperty("stage").GetRawText() == first.GetRawText());
        await device.WaitForChange(tasting, "event.staged", c => c.GetProperty("stage").GetRawText() == second.GetRawText());
        await cleo.Put($"/events/{tasting}/participants/me", new { });
        Assert.Equal(second.GetRawText(), (await cleo.Get($"/events/{tasting}/stage")).GetRawText());
    }

    [Fact]
    public async Task Of_many_who_replace_the_same_state_one_does()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            ada.TryPut($"/events/{tasting}/stage", new { revision = 0, playing = true, positionMs = i })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(a => a.StatusCode != HttpStatusCode.OK)) await refused.ShouldRefuse(409, "stage-moved");
    }

    [Fact]
    public async Task The_stage_shows_polls_of_its_chat_alone_and_ends_with_the_event()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);
        var said = (await ada.Send(tasting, "No poll")).GetProperty("id").GetGuid();
        var poll = new { question = "Milk?", options = new[] { new { text = "Yes" }, new { text = "No" } } };
        var asked = (await ada.Post($"/conversations/{tasting}/messages", new { clientId = Guid.NewGuid(), content = "", poll })).GetProperty("id").GetGuid();

        await (await ada.TryPut($"/events/{tasting}/stage", new { revision = 0, playing = false, positionMs = 0, pollId = said })).ShouldRefuse(404, "no-such-message");
        await (await ada.TryPut($"/events/{tasting}/stage", new { revision = 0, playing = false, positionMs = 0, rate = 5 })).ShouldRefuse(400, "invalid-request");
        var shown = await ada.Put($"/events/{tasting}/stage", new { revision = 0, playing = false, positionMs = 0, pollId = asked });
        Assert.Equal(asked, shown.GetProperty("pollId").GetGuid());
        await ada.Post($"/events/{tasting}/start");
        await ada.Post($"/events/{tasting}/end");
        await (await ada.TryPut($"/events/{tasting}/stage", new { revision = Brief(shown).Revision, playing = true, positionMs = 0 })).ShouldRefuse(409, "event-over");
    }

    [Fact]
    public async Task The_servers_clock_is_read_in_microseconds()
    {
        var ada = await app.SignUp();
        await using var device = await ada.Connect();

        foreach (var time in (JsonElement[])[await ada.Get("/time"), await device.Invoke("Time")])
        {
            var (received, sent) = (time.GetProperty("receivedMicros").GetInt64(), time.GetProperty("sentMicros").GetInt64());
            Assert.InRange(sent, received, received + 1_000_000);
            Assert.InRange(DateTimeOffset.UnixEpoch.AddMicroseconds(sent), app.Clock.GetUtcNow().AddMinutes(-1), app.Clock.GetUtcNow().AddMinutes(1));
        }
    }

    private async Task<Guid> Schedule(TestUser host) =>
        (await host.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid();

    private static Task<JsonElement> Set(TestUser host, Guid tasting, long revision, bool playing) =>
        host.Put($"/events/{tasting}/stage", new { revision, playing, positionMs = 0 });

    private static (long Revision, bool Playing) Brief(JsonElement stage) =>
        (stage.GetProperty("revision").GetInt64(), stage.GetProperty("playing").GetBoolean());
}
