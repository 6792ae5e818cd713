using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Messages.Scheduled;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class ScheduledTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_is_scheduled_is_sent_at_its_time_and_not_before()
    {
        var (ada, ben, talk) = await Talk();
        await using var bens = await ben.Connect();
        await using var phone = await ada.Connect();
        var clientId = Guid.NewGuid();
        var id = Id(await ada.Post($"/conversations/{talk}/scheduled", Body("Good morning", TimeSpan.FromHours(8), clientId)));
        await phone.WaitFor("me", m => Says(m, id));

        await app.TimePasses(TimeSpan.FromHours(7));
        await app.AllJobsAreDone();
        Assert.Equal([], await Contents(ben, talk));
        var waiting = (await ada.Get("/scheduled")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("waiting", "Good morning"), (Text(waiting, "status"), Text(waiting.GetProperty("message"), "content")));
        Assert.Empty((await ben.Get("/scheduled")).GetProperty("items").EnumerateArray());

        await app.TimePasses(TimeSpan.FromHours(1));
        var sent = (await bens.WaitForChange(talk, "message.sent")).GetProperty("message");
        Assert.Equal((clientId, ada.Id), (sent.GetProperty("clientId").GetGuid(), sent.GetProperty("senderId").GetGuid()));
        await app.AllJobsAreDone();
        Assert.Empty((await ada.Get("/scheduled")).GetProperty("items").EnumerateArray());
        await (await ada.TryDelete($"/scheduled/{id}")).ShouldRefuse(404, "no-such-scheduled-message");
    }

    [Fact]
    public async Task Of_a_change_of_text_and_time_the_last_counts()
    {
        var (ada, ben, talk) = await Talk();
        var id = Id(await ada.Post($"/conversations/{talk}/scheduled", Body("Good morning", TimeSpan.FromHours(1))));

        await ada.Patch($"/scheduled/{id}", new { content = "Good evening", sendAt = app.Clock.GetUtcNow().AddHours(12) });
        await app.TimePasses(TimeSpan.FromHours(2));
        await app.AllJobsAreDone();
        Assert.Equal([], await Contents(ben, talk));

        await app.TimePasses(TimeSpan.FromHours(10));
        await app.AllJobsAreDone();
        Assert.Equal(["Good evening"], await Contents(ben, talk));
    }

    [Fact]
    public async Task Fifty_who_race_to_cancel_and_to_send_have_one_outcome()
    {
        var (ada, ben, talk) = await Talk();
        var id = Id(await ada.Post($"/conversations/{talk}/scheduled", Body("Now or never", TimeSpan.FromHours(1))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            i % 2 == 0 ? ada.TryDelete($"/scheduled/{id}") : ada.TryPost($"/scheduled/{id}/send")));
        await app.AllJobsAreDone();

        Assert.Equal(1, answers.Count(a => a.IsSuccessStatusCode));
        var wasSent = answers.Single(a => a.IsSuccessStatusCode).StatusCode == HttpStatusCode.OK;
        Assert.Equal(wasSent ? ["Now or never"] : [], await Contents(ben, talk));
        Assert.Empty((await ada.Get("/scheduled")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Scheduling_fifty_times_in_a_race_with_one_client_id_schedules_once()
    {
        var (ada, ben, talk) = await Talk();
        var body = Body("Once", TimeSpan.FromHours(1), Guid.NewGuid());

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ada.TryPost($"/conversations/{talk}/scheduled", body)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
        Assert.Equal(["Once"], await Contents(ben, talk));
    }

    [Fact]
    public async Task A_crash_between_sending_and_forgetting_sends_nothing_twice()
    {
        var (ada, ben, talk) = await Talk();
        var body = Body("Once", TimeSpan.FromHours(1), Guid.NewGuid());
        var id = Id(await ada.Post($"/conversations/{talk}/scheduled", body));
        var row = await app.WithDatabase(db => db.Set<ScheduledMessage>().AsNoTracking().SingleAsync(s => s.Id == id));
        await ada.Post($"/scheduled/{id}/send");
        await app.AllJobsAreDone();

        row.Status = ScheduledStatus.Sending;
        await app.WithDatabase(db =>
        {
            db.Add(row);
            return db.SaveChangesAsync();
        });
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();

        Assert.Equal(["Once"], await Contents(ben, talk));
        Assert.Empty((await ada.Get("/scheduled")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Whoever_may_not_send_any_more_is_told_that_it_failed()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ben, ada, await app.SignUp());
        var id = Id(await ada.Post($"/conversations/{group}/scheduled", Body("Are you still there?", TimeSpan.FromHours(1))));
        await ben.Delete($"/conversations/{group}/members/{ada.Id}");

        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();

        Assert.Equal([], await Contents(ben, group));
        var failed = (await ada.Get("/scheduled")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("failed", "no-such-conversation"), (Text(failed, "status"), Text(failed, "failure")));
        await (await ada.TryPost($"/scheduled/{id}/send")).ShouldRefuse(404, "no-such-conversation");

        await ben.Post($"/conversations/{group}/members", new { userIds = new[] { ada.Id } });
        await ada.Post($"/scheduled/{id}/send");
        Assert.Equal(["Are you still there?"], await Contents(ben, group));
    }

    [Fact]
    public async Task Media_wait_with_the_message()
    {
        var (ada, ben, talk) = await Talk();
        var media = Id(await ada.Upload("a list"));
        object With(Guid mediaId) => new { sendAt = app.Clock.GetUtcNow().AddHours(1), message = new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { mediaId } } };

        await (await ben.TryPost($"/conversations/{talk}/scheduled", With(media))).ShouldRefuse(404, "no-such-media");
        var id = Id(await ada.Post($"/conversations/{talk}/scheduled", With(media)));
        Assert.Null(await CheckAt(media));
        await ada.Post($"/scheduled/{id}/send");
        Assert.Equal(media, Id((await ben.Get($"/conversations/{talk}/messages")).GetProperty("items")[0].GetProperty("media")[0]));

        var other = Id(await ada.Upload("another list"));
        await ada.Delete($"/scheduled/{Id(await ada.Post($"/conversations/{talk}/scheduled", With(other)))}");
        Assert.NotNull(await CheckAt(other));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367 * 24)]
    public async Task A_time_is_in_the_future_and_not_too_far(int hours)
    {
        var (ada, _, talk) = await Talk();

        await (await ada.TryPost($"/conversations/{talk}/scheduled", Body("When?", TimeSpan.FromHours(hours)))).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task One_schedules_at_most_a_hundred_and_lists_them_in_order_also_in_a_race()
    {
        var (ada, _, talk) = await Talk();

        var answers = await Task.WhenAll(Enumerable.Range(1, 110).Select(i =>
            ada.TryPost($"/conversations/{talk}/scheduled", Body($"{i}", TimeSpan.FromDays(1) + TimeSpan.FromMinutes(i)))));

        Assert.Equal(ScheduledMessage.MaxScheduled, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "too-many-scheduled-messages");
        var page = await ada.Get("/scheduled?limit=60");
        var rest = await ada.Get($"/scheduled?cursor={page.GetProperty("next").GetString()}");
        var order = page.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray())
            .Select(s => int.Parse(Text(s.GetProperty("message"), "content")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(order.Order(), order);
        Assert.Equal(ScheduledMessage.MaxScheduled, order.Count);
    }

    [Fact]
    public async Task What_is_scheduled_goes_with_the_account()
    {
        var (ada, ben, talk) = await Talk();
        await ada.Post($"/conversations/{talk}/scheduled", Body("Farewell", TimeSpan.FromHours(1)));

        await ada.Delete("/users/me");
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();

        Assert.Equal([], await Contents(ben, talk));
        Assert.False(await app.WithDatabase(db => db.Set<ScheduledMessage>().AnyAsync(s => s.UserId == ada.Id)));
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Talk)> Talk()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }

    private object Body(string content, TimeSpan after, Guid? clientId = null) =>
        new { sendAt = app.Clock.GetUtcNow() + after, message = new { clientId = clientId ?? Guid.NewGuid(), content } };

    private Task<DateTimeOffset?> CheckAt(Guid media) =>
        app.WithDatabase(db => db.Set<MediaItem>().Where(m => m.Id == media).Select(m => m.CheckAt).SingleAsync());

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static bool Says(JsonElement me, Guid subjectId) =>
        Text(me, "kind") == "scheduled.updated" && me.GetProperty("subjectId").GetGuid() == subjectId;

    private static async Task<List<string?>> Contents(TestUser reader, Guid conversation) =>
        [.. (await reader.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray().Select(m => Text(m, "content"))];
}
