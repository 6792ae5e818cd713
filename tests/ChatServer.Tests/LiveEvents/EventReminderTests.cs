using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Harness;
using ChatServer.Jobs;
using ChatServer.LiveEvents.Participation;
using ChatServer.LiveEvents.Reminders;
using ChatServer.Notifications;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.LiveEvents;

/// <summary>With a server of its own: the clock moves, and jobs are waited for.</summary>
public sealed class EventReminderTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_take_part_are_told_once_that_an_event_begins_soon()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, app.Clock.GetUtcNow().AddHours(1));
        await Join(ben, tasting);
        await Join(cleo, tasting);
        await cleo.Delete($"/events/{tasting}/participants/me");
        await using var device = await ben.Connect();

        await Pass(TimeSpan.FromMinutes(44));
        Assert.Empty(await Entries(ben, "eventSoon"));
        await Pass(TimeSpan.FromMinutes(2));

        var entry = Assert.Single(await Entries(ben, "eventSoon"));
        Assert.Equal(tasting, entry.GetProperty("conversationId").GetGuid());
        Assert.Equal((JsonValueKind.Null, true, false), (entry.GetProperty("actorId").ValueKind, entry.GetProperty("alert").GetBoolean(), entry.GetProperty("read").GetBoolean()));
        Assert.Equal(1, (await ben.Get("/notifications/unread")).GetProperty("others").GetInt64());
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "notification.updated");
        Assert.Single(await Entries(ada, "eventSoon"));
        Assert.Empty(await Entries(cleo, "eventSoon"));
    }

    [Fact]
    public async Task A_reminder_follows_an_event_to_its_new_time()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var begin = app.Clock.GetUtcNow().AddHours(1);
        var tasting = await Schedule(ada, begin);
        await Join(ben, tasting);

        await ada.Patch($"/events/{tasting}", new { scheduledAt = begin.AddHours(1) });
        await Pass(TimeSpan.FromMinutes(50));
        Assert.Empty(await Entries(ben, "eventSoon"));
        await Pass(TimeSpan.FromMinutes(60));
        var first = Assert.Single(await Entries(ben, "eventSoon"));
        await ben.Put($"/notifications/{first.GetProperty("id").GetGuid()}/read", new { });

        await ada.Patch($"/events/{tasting}", new { scheduledAt = begin.AddHours(3) });
        await Pass(TimeSpan.FromMinutes(120));
        var second = Assert.Single(await Entries(ben, "eventSoon"));
        Assert.False(second.GetProperty("read").GetBoolean());
    }

    [Fact]
    public async Task Nobody_is_told_of_what_was_cancelled_or_has_begun()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (cancelled, begun) = (await Schedule(ada, app.Clock.GetUtcNow().AddHours(1)), await Schedule(ada, app.Clock.GetUtcNow().AddHours(1)));
        foreach (var tasting in new[] { cancelled, begun }) await Join(ben, tasting);
        await ada.Post($"/events/{cancelled}/cancel");
        await ada.Post($"/events/{begun}/start");

        await Pass(TimeSpan.FromMinutes(46));

        Assert.Empty(await Entries(ben, "eventSoon"));
    }

    [Fact]
    public async Task Whoever_goes_on_after_a_crash_tells_those_alone_who_were_not_told()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var begin = app.Clock.GetUtcNow().AddHours(1);
        var tasting = await Schedule(ada, begin);
        await Join(ben, tasting);
        await Pass(TimeSpan.FromMinutes(46));
        var told = Assert.Single(await Entries(ben, "eventSoon"));
        await ben.Put($"/notifications/{told.GetProperty("id").GetGuid()}/read", new { });
        await ada.Send(tasting, "Nearly there");
        await Join(cleo, tasting);

        await RunAgain(new RemindParticipants.Payload(tasting, Milliseconds(begin), Milliseconds(begin).AddMinutes(-15)));

        Assert.True(Assert.Single(await Entries(ben, "eventSoon")).GetProperty("read").GetBoolean());
        Assert.Single(await Entries(cleo, "eventSoon"));
    }

    [Fact]
    public async Task More_people_than_fit_into_one_transaction_are_told_each_once()
    {
        var ada = await app.SignUp();
        var tasting = await Schedule(ada, app.Clock.GetUtcNow().AddHours(1));
        await FillAsync(tasting, 450);

        await Pass(TimeSpan.FromMinutes(46));

        Assert.Equal(451, await app.WithDatabase(db => db.Set<Notification>().CountAsync(n => n.SubjectId == tasting && n.Kind == NotificationKind.EventSoon)));
    }

    [Fact]
    public async Task Who_waited_for_a_seat_is_told_that_they_have_one()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, app.Clock.GetUtcNow().AddDays(1), capacity: 1);
        await Join(ben, tasting);
        Assert.Empty(await Entries(ben, "eventSeated"));

        await ada.Patch($"/events/{tasting}", new { capacity = 2 });
        await app.AllJobsAreDone();

        var entry = Assert.Single(await Entries(ben, "eventSeated"));
        Assert.Equal((tasting, false), (entry.GetProperty("conversationId").GetGuid(), entry.GetProperty("read").GetBoolean()));
        await ben.Delete($"/events/{tasting}/participants/me");
        Assert.Empty(await Entries(ben, "eventSeated"));
    }

    [Fact]
    public async Task Who_is_quiet_about_events_has_the_entry_and_is_not_disturbed()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var tasting = await Schedule(ada, app.Clock.GetUtcNow().AddHours(1));
        foreach (var person in new[] { ben, cleo }) await Join(person, tasting);
        await ben.Put("/notifications/preferences", new { quiet = new[] { "eventSoon", "eventSeated" } });
        await cleo.Put($"/conversations/{tasting}/notifications", new { level = "mentions" });

        await Pass(TimeSpan.FromMinutes(46));

        Assert.False(Assert.Single(await Entries(ben, "eventSoon")).GetProperty("alert").GetBoolean());
        Assert.True(Assert.Single(await Entries(cleo, "eventSoon")).GetProperty("alert").GetBoolean());
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    private static Task<JsonElement> Join(TestUser who, Guid tasting) => who.Put($"/events/{tasting}/participants/me", new { });

    private static async Task<List<JsonElement>> Entries(TestUser who, string kind) =>
        [.. (await who.Get("/notifications")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == kind)];

    private async Task<Guid> Schedule(TestUser host, DateTimeOffset scheduledAt, int? capacity = null) =>
        (await host.Post("/events", new { title = "Tasting", scheduledAt, capacity })).GetProperty("id").GetGuid();

    private Task<int> FillAsync(Guid tasting, int people) => app.WithDatabase(db =>
    {
        foreach (var id in Enumerable.Range(0, people).Select(_ => Guid.CreateVersion7()))
        {
            db.Add(new User { Id = id, UserName = $"{id:N}", NormalizedUserName = $"{id:N}", DisplayName = "Crowd" });
            db.Add(new Membership { ConversationId = tasting, UserId = id, JoinedAt = app.Clock.GetUtcNow() });
            db.Add(new Participant { ConversationId = tasting, UserId = id, Status = ParticipantStatus.Joined, JoinedAt = app.Clock.GetUtcNow() });
        }

        return db.SaveChangesAsync(Cancellation);
    });

    private async Task Pass(TimeSpan time)
    {
        app.Clock.Advance(time);
        await app.AllJobsAreDone();
    }

    private async Task RunAgain(RemindParticipants.Payload payload)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await using var write = await scope.ServiceProvider.GetRequiredService<ChangeLog>().BeginAsync(Cancellation);
            scope.ServiceProvider.GetRequiredService<JobQueue>().Add(write, RemindParticipants.Kind, payload);
            await write.CommitAsync(Cancellation);
        }

        await app.AllJobsAreDone();
    }
}
