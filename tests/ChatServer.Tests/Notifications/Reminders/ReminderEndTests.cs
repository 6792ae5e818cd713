using System.Net;
using ChatServer.Harness;
using ChatServer.Notifications.Reminders;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Notifications.Reminders;

/// <summary>A reminder ends once, in one way: it was cancelled, its time came, or what it is of is gone for its person.</summary>
public sealed class ReminderEndTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Fifty_who_set_one_of_a_message_at_once_set_one()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea?");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ben.TryPost($"/messages/{message}/reminders", Soon)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode));
        Assert.Single((await ben.Get("/reminders")).Items());
    }

    [Fact]
    public async Task Fifty_who_race_to_cancel_it_and_to_set_it_have_one_outcome()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea?");
        var id = (await ben.Post($"/messages/{message}/reminders", Soon)).Id("id");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? ben.TryDelete($"/reminders/{id}")
            : ben.TryPost($"/messages/{message}/reminders", Soon)));
        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.NoContent));
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode || a.StatusCode == HttpStatusCode.NotFound));

        var left = (await ben.Get("/reminders")).Items();
        Assert.Equal(answers.Count(a => a.StatusCode == HttpStatusCode.Created), left.Count);
        Assert.InRange(left.Count, 0, 1);
    }

    [Fact]
    public async Task It_is_cancelled_or_its_time_comes_never_both()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var messages = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ada.Say(group, $"tea, cup {i}?")));
        var ids = await Task.WhenAll(messages.Select(async m => (await ben.Post($"/messages/{m}/reminders", Soon)).Id("id")));

        await app.TimePasses(TimeSpan.FromHours(1));
        var answers = await Task.WhenAll(ids.Select(id => ben.TryDelete($"/reminders/{id}")));
        await app.AllJobsAreDone();

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound));
        var told = (await app.ToldOf(ben, "reminder")).Select(e => e.GetProperty("message").Id("id")).ToList();
        Assert.Equal(messages.Where((_, i) => answers[i].StatusCode == HttpStatusCode.NotFound).Order(), told.Order());
        Assert.Empty((await ben.Get("/reminders")).Items());
    }

    [Fact]
    public async Task Two_jobs_of_one_reminder_tell_of_it_once()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var soon = Soon;
        var id = (await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", soon)).Id("id");
        await ben.Patch($"/reminders/{id}", new { remindAt = app.Clock.GetUtcNow().AddHours(2) });
        await ben.Patch($"/reminders/{id}", soon);
        await app.AllIsHeard();
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();

        await Pass();
        var told = (await ben.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray().Select(m => m.GetProperty("kind").GetString());
        Assert.Equal(["notification.updated", "reminder.updated"], told.Order());
        Assert.Single(await app.ToldOf(ben, "reminder"));
    }

    [Fact]
    public async Task It_goes_with_its_message_in_the_same_transaction()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea?");
        var id = (await ben.Post($"/messages/{message}/reminders", Soon)).Id("id");

        await ada.Delete($"/messages/{message}");
        Assert.False(await IsKept(id));
        await (await ben.TryGet($"/reminders/{id}")).ShouldRefuse(404, "no-such-reminder");
        await (await ben.TryPost($"/messages/{message}/reminders", Soon)).ShouldRefuse(409, "message-deleted");
        await Pass();
        Assert.Empty(await app.ToldOf(ben, "reminder"));
    }

    [Fact]
    public async Task Whoever_leaves_is_reminded_of_nothing_there_not_even_when_they_come_back()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var id = (await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", Soon)).Id("id");

        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        await (await ben.TryGet($"/reminders/{id}")).ShouldRefuse(404, "no-such-reminder");
        await (await ben.TryPatch($"/reminders/{id}", Soon)).ShouldRefuse(404, "no-such-reminder");
        await (await ben.TryDelete($"/reminders/{id}")).ShouldRefuse(404, "no-such-reminder");
        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
        Assert.Empty((await ben.Get("/reminders")).Items());

        await app.AllIsHeard();
        Assert.False(await IsKept(id));
        await Pass();
        Assert.Empty(await app.ToldOf(ben, "reminder"));
    }

    [Fact]
    public async Task Whoever_comes_back_sets_a_new_one_before_or_after_the_old_one_is_forgotten()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, "tea?");
        for (var times = 0; times < 5; times++)
        {
            await ben.Post($"/messages/{message}/reminders", Soon);
            await ada.Delete($"/conversations/{group}/members/{ben.Id}");
            await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
            await ben.Post($"/messages/{message}/reminders", Soon);
            Assert.Single((await ben.Get("/reminders")).Items());
        }

        await app.AllIsHeard();
        Assert.Single((await ben.Get("/reminders")).Items());
        await Pass();
        Assert.Single(await app.ToldOf(ben, "reminder"));
    }

    [Fact]
    public async Task It_goes_with_its_conversation()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var id = (await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", Soon)).Id("id");

        await ada.Delete($"/conversations/{group}");
        await (await ben.TryGet($"/reminders/{id}")).ShouldRefuse(404, "no-such-reminder");
        await Pass();
        Assert.Empty(await app.ToldOf(ben, "reminder"));
        await app.TimePasses(TimeSpan.FromDays(31));
        await app.AllJobsAreDone();
        Assert.False(await IsKept(id));
    }

    [Fact]
    public async Task It_goes_with_its_persons_account()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var id = (await ben.Post($"/messages/{await ada.Say(group, "tea?")}/reminders", Soon)).Id("id");

        await ben.Delete("/users/me");
        await app.AllJobsAreDone();
        Assert.False(await IsKept(id));
    }

    private object Soon => new { remindAt = app.Clock.GetUtcNow().AddHours(1) };

    private Task<bool> IsKept(Guid id) => app.WithDatabase(db => db.Set<Reminder>().AnyAsync(r => r.Id == id));

    private async Task Pass()
    {
        await app.TimePasses(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
    }
}
