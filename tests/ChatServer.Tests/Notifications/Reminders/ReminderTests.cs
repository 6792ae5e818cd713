using System.Globalization;
using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Notifications.Reminders;

namespace ChatServer.Tests.Notifications.Reminders;

public sealed class ReminderTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Of_a_message_one_is_told_at_the_time_one_chose_and_not_before()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea at five");
        await ben.ReadAll(group);
        await using var phone = await ben.Connect();
        var reminder = await ben.Post($"/messages/{message}/reminders", In(TimeSpan.FromHours(5)));
        await phone.WaitFor("me", m => Says(m, "reminder.updated", reminder.Id("id")));
        Assert.Equal(reminder.GetRawText(), Assert.Single((await ben.Get("/reminders")).Items()).GetRawText());
        Assert.Equal(message, reminder.GetProperty("message").Id("id"));
        Assert.Empty((await ada.Get("/reminders")).Items());

        await Pass(TimeSpan.FromHours(4));
        Assert.Empty(await app.ToldOf(ben, "reminder"));

        await Pass(TimeSpan.FromHours(1));
        var entry = Assert.Single(await app.ToldOf(ben, "reminder"));
        Assert.Equal((message, ben.Id, false, true), (entry.GetProperty("message").Id("id"), entry.Id("actorId"), entry.Is("read"), entry.Is("alert")));
        await phone.WaitFor("me", m => Says(m, "notification.updated", entry.Id("id")));
        await (await ben.TryGet($"/reminders/{reminder.Id("id")}")).ShouldRefuse(404, "no-such-reminder");
        Assert.Empty(await app.ToldOf(ada, "reminder"));
    }

    [Fact]
    public async Task A_reminder_is_read_by_itself_alone_and_counted_until_then()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", In(TimeSpan.FromHours(1)));
        await Pass(TimeSpan.FromHours(1));
        await ada.Say(group, "well?");
        await ben.ReadAll(group);

        var entry = Assert.Single(await app.ToldOf(ben, "reminder"));
        Assert.False(entry.Is("read"));
        Assert.Equal(1, (await ben.Get("/notifications/unread")).Number("reminders"));

        await ben.Put($"/notifications/{entry.Id("id")}/read", new { });
        Assert.Equal(0, (await ben.Get("/notifications/unread")).Number("reminders"));
        Assert.Empty((await ben.Get("/notifications?unread=true")).Items());
    }

    [Fact]
    public async Task Ones_own_words_and_a_message_told_of_before_are_told_of_again()
    {
        var (ada, _, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "I bring the cups");
        for (var times = 0; times < 2; times++)
        {
            await ada.Post($"/messages/{message}/reminders", In(TimeSpan.FromHours(1)));
            await Pass(TimeSpan.FromHours(1));
            var entry = Assert.Single(await app.ToldOf(ada, "reminder"));
            Assert.False(entry.Is("read"));
            await ada.Put("/notifications/read", new { upTo = app.Clock.GetUtcNow() });
        }
    }

    [Fact]
    public async Task No_mute_holds_a_reminder_back_but_its_kind_may_be_quiet()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ben.Put($"/conversations/{group}/notifications", new { level = "nothing", mutedUntil = app.Clock.GetUtcNow().AddDays(1) });
        await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", In(TimeSpan.FromHours(1)));
        await Pass(TimeSpan.FromHours(1));
        Assert.True(Assert.Single(await app.ToldOf(ben, "reminder")).Is("alert"));

        await ben.Put("/notifications/preferences", new { quiet = new[] { "reminder" } });
        Assert.Equal(0, (await ben.Get("/notifications/unread")).Number("reminders"));
    }

    [Fact]
    public async Task Setting_it_again_or_changing_it_gives_it_the_new_time()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea?");
        var id = (await ben.Post($"/messages/{message}/reminders", In(TimeSpan.FromHours(1)))).Id("id");
        var again = await ben.TryPost($"/messages/{message}/reminders", In(TimeSpan.FromHours(3)));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        var changed = await ben.Patch($"/reminders/{id}", In(TimeSpan.FromHours(2)));
        Assert.Equal(id, changed.Id("id"));
        await Pass(TimeSpan.FromHours(1));
        Assert.Empty(await app.ToldOf(ben, "reminder"));
        await Pass(TimeSpan.FromHours(1));
        Assert.Single(await app.ToldOf(ben, "reminder"));
        await Pass(TimeSpan.FromHours(1));
        Assert.Single(await app.ToldOf(ben, "reminder"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367 * 24)]
    public async Task A_time_is_in_the_future_and_not_too_far(int hours)
    {
        var (ada, _, _, group) = await app.GroupOfThree();
        var path = $"/messages/{await ada.Say(group, "tea?")}/reminders";

        await (await ada.TryPost(path, In(TimeSpan.FromHours(hours)))).ShouldRefuse(400, "invalid-request");
        var id = (await ada.Post(path, In(TimeSpan.FromHours(1)))).Id("id");
        await (await ada.TryPatch($"/reminders/{id}", In(TimeSpan.FromHours(hours)))).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task One_has_at_most_a_hundred_also_in_a_race_and_lists_them_the_next_one_first()
    {
        var (ada, _, _, group) = await app.GroupOfThree();
        var messages = await Task.WhenAll(Enumerable.Range(0, 110).Select(i => ada.Say(group, $"{i}")));

        var answers = await Task.WhenAll(messages.Select((m, i) => ada.TryPost($"/messages/{m}/reminders", In(TimeSpan.FromMinutes(200 - i)))));
        Assert.Equal(Reminder.MaxReminders, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "too-many-reminders");

        var page = await ada.Get("/reminders?limit=60");
        var rest = await ada.Get($"/reminders?cursor={page.GetProperty("next").GetString()}");
        var order = page.Items().Concat(rest.Items()).Select(r => r.GetProperty("message").GetProperty("content").GetString()!)
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(order.OrderDescending(), order);
        Assert.Equal(Reminder.MaxReminders, order.Count);
    }

    private object In(TimeSpan time) => new { remindAt = app.Clock.GetUtcNow() + time };

    private async Task Pass(TimeSpan time)
    {
        await app.TimePasses(time);
        await app.AllJobsAreDone();
    }

    private static bool Says(JsonElement me, string kind, Guid subjectId) =>
        me.GetProperty("kind").GetString() == kind && me.Id("subjectId") == subjectId;
}
