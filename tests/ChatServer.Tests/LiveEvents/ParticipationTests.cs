using System.Text.Json;
using ChatServer.Harness;
using ChatServer.LiveEvents.Participation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.LiveEvents;

/// <summary>With a server of its own: the clock moves, and jobs are waited for.</summary>
public sealed class ParticipationTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_joins_writes_in_the_chat_and_who_leaves_hears_nothing_more()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await using var device = await ben.Connect();

        var joined = await Join(ben, tasting);
        Assert.Equal(("joined", 15), (Status(joined), joined.GetProperty("heartbeatSeconds").GetInt32()));
        Assert.Equal(joined.GetRawText(), (await Join(ben, tasting)).GetRawText());
        await ben.Send(tasting, "Hello");
        await device.WaitForChange(tasting, "message.sent");

        await ben.Delete($"/events/{tasting}/participants/me");
        await (await ben.TrySend(tasting, "Still here?")).ShouldRefuse(404, "no-such-conversation");
        await (await ben.TryDelete($"/events/{tasting}/participants/me")).ShouldRefuse(404, "no-such-participant");
        Assert.Equal("left", Status(await ben.Get($"/events/{tasting}/participants/me")));
        Assert.Equal("joined", Status(await Join(ben, tasting)));
    }

    [Fact]
    public async Task Those_who_take_part_see_who_does()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await Join(ben, tasting);

        Assert.Equal(new (Guid, string?)[] { (ada.Id, "host"), (ben.Id, "participant") }.Order(), (await People(ben, tasting)).Order());
        await (await cleo.TryGet($"/events/{tasting}/participants")).ShouldRefuse(409, "not-taking-part");
        await (await ben.TryGet($"/events/{tasting}/participants?status=waiting")).ShouldRefuse(403, "not-allowed");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
        Assert.Equal(2, (await cleo.Get($"/events/{tasting}")).GetProperty("participantCount").GetInt32());
    }

    [Fact]
    public async Task Who_is_silenced_in_the_group_is_silent_in_the_event_that_they_join()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var wanted = new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1), visibility = "members", groupId = group };
        var tasting = (await ada.Post("/events", wanted)).GetProperty("id").GetGuid();
        await ada.Put($"/conversations/{group}/members/{ben.Id}/silence", new { until = app.Clock.GetUtcNow().AddHours(1) });

        await Join(ben, tasting);

        await (await ben.TrySend(tasting, "Hello")).ShouldRefuse(403, "silenced");
        await ada.Delete($"/conversations/{group}/members/{ben.Id}/silence");
        await ben.Send(tasting, "Hello");
    }

    [Fact]
    public async Task An_event_by_its_link_opens_to_whoever_has_the_newest_one()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, visibility: "link");
        var link = Token(await ada.Get($"/events/{tasting}/link"));

        await (await ben.TryGet($"/events/{tasting}")).ShouldRefuse(404, "no-such-event");
        await (await ben.TryPut($"/events/{tasting}/participants/me", new { })).ShouldRefuse(404, "no-such-event");
        Assert.Equal(tasting, (await ben.Get($"/events/{tasting}?link={link}")).GetProperty("id").GetGuid());
        Assert.Equal("joined", Status(await ben.Put($"/events/{tasting}/participants/me", new { link })));

        var newer = Token(await ada.Post($"/events/{tasting}/link"));
        Assert.NotEqual(link, newer);
        await (await cleo.TryGet($"/events/{tasting}?link={link}")).ShouldRefuse(404, "no-such-event");
        await (await cleo.TryPut($"/events/{tasting}/participants/me", new { link })).ShouldRefuse(404, "no-such-event");
        Assert.Equal(tasting, (await ben.Get($"/events/{tasting}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Who_waits_for_a_seat_that_a_link_led_to_may_stop_waiting_without_the_link()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, visibility: "link", capacity: 1);
        var link = Token(await ada.Get($"/events/{tasting}/link"));
        Assert.Equal("waiting", Status(await ben.Put($"/events/{tasting}/participants/me", new { link })));

        await ben.Delete($"/events/{tasting}/participants/me");

        Assert.Equal("left", Status(await ben.Get($"/events/{tasting}/participants/me")));
        await (await ben.TryDelete($"/events/{tasting}/participants/me")).ShouldRefuse(404, "no-such-event");
    }

    [Fact]
    public async Task Of_fifty_who_want_the_last_seat_one_gets_it_and_the_others_follow_in_order()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada, capacity: 2);
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SignUp()));

        var answers = await Task.WhenAll(people.Select(p => Join(p, tasting)));

        Assert.Equal((1, 49), (answers.Count(a => Status(a) == "joined"), answers.Count(a => Status(a) == "waiting")));
        var waiting = await People(ada, tasting, "waiting");
        Assert.Equal(49, waiting.Count);
        var next = people.Single(p => p.Id == waiting[0].Id);
        Assert.Equal(1, (await next.Get($"/events/{tasting}/participants/me")).GetProperty("position").GetInt32());
        await using var device = await next.Connect();

        await people[Array.FindIndex(answers, a => Status(a) == "joined")].Delete($"/events/{tasting}/participants/me");
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "conversation.joined");
        Assert.Equal(new[] { ada.Id, next.Id }.Order(), (await People(ada, tasting)).Select(p => p.Id).Order());

        await ada.Patch($"/events/{tasting}", new { capacity = 5 });
        await app.AllJobsAreDone();
        Assert.Equal(waiting.Take(4).Select(w => w.Id).Append(ada.Id).Order(), (await People(ada, tasting)).Select(p => p.Id).Order());
    }

    [Fact]
    public async Task However_people_come_and_go_no_seat_is_taken_twice_and_nobody_waits_beside_a_free_one()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada, capacity: 6);
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.SignUp()));

        await Task.WhenAll(people.Select(async (p, i) =>
        {
            await Join(p, tasting);
            if (i % 3 == 0) await p.Delete($"/events/{tasting}/participants/me");
            if (i % 6 == 0) await Join(p, tasting);
        }));
        await app.AllJobsAreDone();

        Assert.Equal((6, 20 - 3 - 5), ((await People(ada, tasting)).Count, (await People(ada, tasting, "waiting")).Count));
        Assert.Equal(6, await app.WithDatabase(db => db.Set<ChatServer.Conversations.Membership>().CountAsync(m => m.ConversationId == tasting && m.LeftSeq == null)));
    }

    [Fact]
    public async Task Who_is_taken_out_may_come_back_and_who_is_banned_may_not()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, capacity: 2);
        await Join(ben, tasting);
        await Join(cleo, tasting);

        await (await ben.TryDelete($"/events/{tasting}/participants/{ada.Id}")).ShouldRefuse(403, "not-allowed");
        await ada.Put($"/conversations/{tasting}/bans/{ben.Id}", new { reason = "Noise" });
        await (await ben.TryPut($"/events/{tasting}/participants/me", new { })).ShouldRefuse(403, "banned");
        await app.AllJobsAreDone();
        Assert.Equal(new[] { ada.Id, cleo.Id }.Order(), (await People(ada, tasting)).Select(p => p.Id).Order());

        await ada.Delete($"/events/{tasting}/participants/{cleo.Id}");
        Assert.Equal("joined", Status(await Join(cleo, tasting)));
    }

    [Fact]
    public async Task Nobody_joins_what_was_cancelled_and_a_block_stands_in_nobodys_way()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (tasting, cancelled) = (await Schedule(ada), await Schedule(ada));
        await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        await ada.Post($"/events/{cancelled}/cancel");

        Assert.Equal("joined", Status(await Join(ben, tasting)));
        await (await ben.TryPut($"/events/{cancelled}/participants/me", new { })).ShouldRefuse(409, "event-over");
    }

    [Fact]
    public async Task Several_devices_watch_once_and_all_hear_how_many_do()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada);
        await Join(ben, tasting);
        await ada.Post($"/events/{tasting}/start");
        await using var phone = await ben.Connect();
        await (await app.Stranger().TryPost($"/events/{tasting}/heartbeat")).ShouldRefuse(401, "not-signed-in");

        for (var i = 0; i < 5; i++)
        {
            await phone.Invoke("Heartbeat", tasting);
            await ben.Post($"/events/{tasting}/heartbeat");
            await Writer.WriteAsync(TestContext.Current.CancellationToken);
            app.Clock.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(1, (await phone.WaitFor("watching")).GetProperty("watching").GetInt32());
        Assert.InRange(await Watched(ben, tasting), 60, 61);
        app.Clock.Advance(TimeSpan.FromSeconds(60));
        await ben.Post($"/events/{tasting}/heartbeat");
        await Writer.WriteAsync(TestContext.Current.CancellationToken);
        Assert.InRange(await Watched(ben, tasting), 60, 61);
    }

    [Fact]
    public async Task The_database_counts_as_the_model_does()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada);
        var startedAt = (await ada.Post($"/events/{tasting}/start")).GetProperty("startedAt").GetDateTimeOffset();
        var random = new Random(7);
        var model = default(WatchTime);
        var store = app.Services.GetRequiredService<HeartbeatStore>();
        for (var (i, at) = (0, startedAt.AddSeconds(-100)); i < 60; i++)
        {
            at = at.AddMilliseconds(random.Next(-5_000, 60_000));
            var last = at.AddMilliseconds(random.Next(0, 50_000));
            await store.WriteAsync([(tasting, ada.Id, new Heartbeats(at, last))], TestContext.Current.CancellationToken);
            model = model.Beat(at, startedAt, null).Beat(last, startedAt, null);
            var stored = await app.WithDatabase(db => db.Set<Participant>().SingleAsync(p => p.ConversationId == tasting));
            Assert.Equal((model.Watched, model.SeenAt), (TimeSpan.FromMilliseconds(stored.WatchedMs), stored.SeenAt));
        }
    }

    private HeartbeatWriter Writer => app.Services.GetRequiredService<HeartbeatWriter>();

    private async Task<Guid> Schedule(TestUser host, string visibility = "public", int? capacity = null)
    {
        var scheduledAt = app.Clock.GetUtcNow().AddDays(1);
        return (await host.Post("/events", new { title = "Tasting", scheduledAt, visibility, capacity })).GetProperty("id").GetGuid();
    }

    private static Task<JsonElement> Join(TestUser who, Guid tasting) => who.Put($"/events/{tasting}/participants/me", new { });

    private static async Task<List<(Guid Id, string? Role)>> People(TestUser who, Guid tasting, string status = "joined") =>
        [.. (await who.Get($"/events/{tasting}/participants?status={status}")).GetProperty("items").EnumerateArray()
            .Select(p => (p.GetProperty("userId").GetGuid(), p.GetProperty("role").GetString()))];

    private static async Task<long> Watched(TestUser who, Guid tasting) =>
        (await who.Get($"/events/{tasting}/participants/me")).GetProperty("watchedSeconds").GetInt64();

    private static string? Status(JsonElement participation) => participation.GetProperty("status").GetString();

    private static string? Token(JsonElement link) => link.GetProperty("token").GetString();
}
