using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.LiveEvents;

public sealed class EventTests(ChatApp app)
{
    private const string Stream = "https://example.org/tea.m3u8";

    [Fact]
    public async Task Who_schedules_an_event_is_its_host_and_reads_it_back()
    {
        var ada = await app.SignUp();
        var at = Soon();

        var tasting = await ada.Post("/events", new
        {
            title = "Tea tasting",
            description = "First flush",
            topic = "Tea",
            scheduledAt = at,
            scheduledEndAt = at.AddHours(2),
            streamUrl = Stream,
            capacity = 50,
        });

        Assert.Equal(
            ("Tea tasting", "First flush", "tea", "public", "scheduled", "host", Stream, 50, 1),
            (Text(tasting, "title"), Text(tasting, "description"), Text(tasting, "topic"), Text(tasting, "visibility"), Text(tasting, "state"),
                Text(tasting, "myRole"), Text(tasting, "streamUrl"), tasting.GetProperty("capacity").GetInt32(), tasting.GetProperty("participantCount").GetInt32()));
        Assert.Equal((ada.Id, at, at.AddHours(2)), (tasting.GetProperty("hostId").GetGuid(), Time(tasting, "scheduledAt"), Time(tasting, "scheduledEndAt")));
        Assert.Equal(tasting.GetRawText(), (await ada.Get($"/events/{Id(tasting)}")).GetRawText());

        var conversation = await ada.Get($"/conversations/{Id(tasting)}");
        Assert.Equal(("event", "Tea tasting", "owner"), (Text(conversation, "kind"), Text(conversation, "title"), Text(conversation, "myRole")));
    }

    [Fact]
    public async Task The_video_is_shown_to_those_alone_who_take_part()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });

        Assert.Equal(Stream, Text(await ben.Get($"/events/{tasting}"), "streamUrl"));
        var seen = await cleo.Get($"/events/{tasting}");
        Assert.Equal((null, null, true), (Text(seen, "streamUrl"), Text(seen, "myRole"), seen.GetProperty("hasStream").GetBoolean()));
        Assert.DoesNotContain(Stream, (await cleo.Get("/events")).GetRawText());
        Assert.DoesNotContain(Stream, (await ben.Post("/sync", new { known = new[] { new { conversationId = tasting, epoch = 1, seq = 0 } } })).GetRawText());
    }

    [Fact]
    public async Task What_happens_to_it_is_told_to_those_who_take_part()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });
        await using var device = await ben.Connect();

        await ada.Patch($"/events/{tasting}", new { title = "First flush", capacity = 5 });
        await ben.Post($"/events/{tasting}/start");
        await ben.Post($"/events/{tasting}/end");

        var updated = (await device.WaitForChange(tasting, "event.updated")).GetProperty("event");
        Assert.Equal(("First flush", 5), (Text(updated, "title"), updated.GetProperty("capacity").GetInt32()));
        await device.WaitForChange(tasting, "conversation.updated", c => Text(c.GetProperty("conversation"), "title") == "First flush");
        Assert.Equal("live", Text((await device.WaitForChange(tasting, "event.started")).GetProperty("event"), "state"));
        var ended = await device.WaitForChange(tasting, "event.ended");
        Assert.Equal(("ended", ben.Id), (Text(ended.GetProperty("event"), "state"), ended.GetProperty("actorId").GetGuid()));
        Assert.Equal(ended.GetProperty("seq").GetInt64(), (await ada.Get($"/events/{tasting}")).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Moving_the_beginning_moves_the_end()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);
        var later = Soon().AddDays(1);

        var moved = await ada.Patch($"/events/{tasting}", new { scheduledAt = later });

        Assert.Equal((later, later.AddHours(1)), (Time(moved, "scheduledAt"), Time(moved, "scheduledEndAt")));
    }

    [Fact]
    public async Task What_would_end_after_all_time_is_refused()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);

        foreach (var scheduledAt in (string[])["9999-12-31T23:30:00Z", "9999-12-31T23:30:00+05:00"])
        {
            await (await ada.TryPost("/events", new { title = "Tea tasting", scheduledAt })).ShouldRefuse(400, "invalid-request");
            await (await ada.TryPatch($"/events/{tasting}", new { scheduledAt })).ShouldRefuse(400, "invalid-request");
        }
    }

    [Fact]
    public async Task A_silenced_co_host_says_nothing_by_a_title_either()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });
        await ada.Put($"/conversations/{tasting}/members/{ben.Id}/silence", new { until = app.Clock.GetUtcNow().AddHours(1) });

        foreach (var said in (object[])[new { title = "Rude" }, new { description = "Rude" }, new { topic = "rude" }])
            await (await ben.TryPatch($"/events/{tasting}", said)).ShouldRefuse(403, "silenced");
        await ben.Patch($"/events/{tasting}", new { capacity = 7 });
    }

    [Fact]
    public async Task Nobody_adds_people_to_an_event_or_approves_them()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);

        foreach (var rule in (object[])[new { joinApproval = true }, new { add = "member" }])
            await (await ada.TryPatch($"/conversations/{tasting}/rules", rule)).ShouldRefuse(409, "not-in-an-event");
        await ada.Patch($"/conversations/{tasting}/rules", new { slowMode = 30 });
    }

    [Fact]
    public async Task A_change_of_another_version_is_refused()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);
        var tag = (await ada.TryGet($"/events/{tasting}")).Headers.ETag!.Tag;

        await (await Patch(ada, tasting, "\"0\"")).ShouldRefuse(412, "precondition-failed");
        Assert.Equal(HttpStatusCode.OK, (await Patch(ada, tasting, tag)).StatusCode);
        await (await Patch(ada, tasting, tag)).ShouldRefuse(412, "precondition-failed");
    }

    [Fact]
    public async Task What_is_too_late_is_refused()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);

        await (await ada.TryPost($"/events/{tasting}/end")).ShouldRefuse(409, "event-not-live");
        await ada.Post($"/events/{tasting}/start");
        await (await ada.TryPost($"/events/{tasting}/cancel")).ShouldRefuse(409, "event-live");
        await (await ada.TryPatch($"/events/{tasting}", new { scheduledAt = Soon().AddDays(1) })).ShouldRefuse(409, "event-live");
        await ada.Post($"/events/{tasting}/end");
        await (await ada.TryPost($"/events/{tasting}/start")).ShouldRefuse(409, "event-over");
        await (await ada.TryPatch($"/events/{tasting}", new { capacity = 7 })).ShouldRefuse(409, "event-over");
        Assert.Equal("https://example.org/recording.mp4", Text(await ada.Patch($"/events/{tasting}", new { streamUrl = "https://example.org/recording.mp4" }), "streamUrl"));
    }

    [Fact]
    public async Task Co_hosts_run_it_and_the_host_alone_decides_who_they_are()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        var named = await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });
        Assert.Equal([ben.Id], named.GetProperty("coHostIds").EnumerateArray().Select(h => h.GetGuid()));

        await (await ben.TryPut($"/events/{tasting}/cohosts/{cleo.Id}", new { })).ShouldRefuse(403, "not-allowed");
        await (await ben.TryPost($"/events/{tasting}/cancel")).ShouldRefuse(403, "not-allowed");
        await (await ada.TryPut($"/events/{tasting}/cohosts/{ada.Id}", new { })).ShouldRefuse(409, "owner-must-hand-over");
        await ben.Post($"/events/{tasting}/start");

        await ada.Delete($"/events/{tasting}/cohosts/{ben.Id}");
        await (await ben.TryPost($"/events/{tasting}/end")).ShouldRefuse(403, "not-allowed");
        await (await ada.TryDelete($"/events/{tasting}/cohosts/{ben.Id}")).ShouldRefuse(404, "no-such-member");
        Assert.Equal("participant", Text(await ben.Get($"/events/{tasting}"), "myRole"));
    }

    [Fact]
    public async Task Nobody_is_made_a_co_host_whom_the_host_may_not_add()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await ben.Put($"/users/me/blocks/{ada.Id}", new { });

        await (await ada.TryPut($"/events/{tasting}/cohosts/{ben.Id}", new { })).ShouldRefuse(403, "not-reachable");
        Assert.Equal("Tea tasting", Text(await ben.Get($"/events/{tasting}"), "title"));
    }

    [Fact]
    public async Task What_is_for_members_of_a_group_ends_for_whoever_goes_out_of_it()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var tasting = await Schedule(ada, new { title = "Tea tasting", scheduledAt = Soon(), visibility = "members", groupId = group });
        await (await cleo.TryGet($"/events/{tasting}")).ShouldRefuse(404, "no-such-event");
        await (await ada.TryPut($"/events/{tasting}/cohosts/{cleo.Id}", new { })).ShouldRefuse(404, "no-such-member");
        await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        await (await ben.TryGet($"/events/{tasting}")).ShouldRefuse(404, "no-such-event");
        await (await ben.TryGet($"/conversations/{tasting}")).ShouldRefuse(404, "no-such-conversation");
        Assert.Empty((await ada.Get($"/conversations/{group}/threads")).GetProperty("items").EnumerateArray());
        await ada.Delete($"/conversations/{group}");
        await (await ada.TryGet($"/events/{tasting}")).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task A_deleted_event_is_gone_with_its_chat_and_one_whose_host_goes_passes_on()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (deleted, passed) = (await Schedule(ada), await Schedule(ada));
        foreach (var tasting in (Guid[])[deleted, passed]) await ada.Put($"/events/{tasting}/cohosts/{ben.Id}", new { });

        await ada.Delete($"/events/{deleted}");
        await (await ben.TryGet($"/events/{deleted}")).ShouldRefuse(404, "no-such-event");
        await (await ben.TrySend(deleted, "still there?")).ShouldRefuse(404, "no-such-conversation");

        await ada.Delete($"/conversations/{passed}/members/{ada.Id}");
        var seen = await ben.Get($"/events/{passed}");
        Assert.Equal((ben.Id, "host"), (seen.GetProperty("hostId").GetGuid(), Text(seen, "myRole")));
        await ben.Delete($"/conversations/{passed}/members/{ben.Id}");
        await (await ben.TryGet($"/events/{passed}")).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task Its_conversation_is_changed_as_the_event()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);

        await (await ada.TryPatch($"/conversations/{tasting}", new { title = "Coffee" })).ShouldRefuse(409, "not-in-an-event");
        await (await ada.TryPost($"/conversations/{tasting}/members", new { userIds = new[] { ben.Id } })).ShouldRefuse(409, "not-in-an-event");
        await (await ben.TryPut($"/channels/{tasting}/subscription", new { })).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryPut($"/threads/{tasting}/members/me", new { })).ShouldRefuse(404, "no-such-conversation");
        await (await ada.TryPost("/conversations", new { kind = "event", memberIds = Array.Empty<Guid>() })).ShouldRefuse(400, "invalid-request");
        var ruled = await ada.Patch($"/conversations/{tasting}/rules", new { slowMode = 5 });
        Assert.Equal(5, ruled.GetProperty("rules").GetProperty("slowMode").GetInt32());
    }

    private static DateTimeOffset Soon() => DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds());

    private static async Task<Guid> Schedule(TestUser host, object? body = null) =>
        Id(await host.Post("/events", body ?? new { title = "Tea tasting", scheduledAt = Soon(), streamUrl = Stream }));

    private static Task<HttpResponseMessage> Patch(TestUser who, Guid tasting, string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/events/{tasting}") { Content = JsonContent.Create(new { title = $"{Guid.NewGuid()}" }) };
        request.Headers.Add("If-Match", ifMatch);
        return who.TryRequest(request);
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static DateTimeOffset Time(JsonElement json, string member) => json.GetProperty(member).GetDateTimeOffset();
}
