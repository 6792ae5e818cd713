using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Notifications;

/// <summary>Nobody is told of what is not there for them any more.</summary>
public sealed class NotificationGoneTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_tells_of_a_deleted_message_goes_with_it()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));

        await ada.Delete($"/messages/{message}");
        await (await ben.TryGet($"/notifications/{entry.Id("id")}")).ShouldRefuse(404, "no-such-notification");
        await app.AllIsHeard();
        Assert.Empty(await app.ToldOf(ben, "mention"));
        Assert.Empty(await app.ToldOf(ben, "message"));
        Assert.False(await app.WithDatabase(db => db.Set<Notification>().AnyAsync(n => n.SubjectId == message)));
    }

    [Fact]
    public async Task Who_leaves_sees_nothing_of_it_any_more_not_even_when_they_come_back()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));

        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        await (await ben.TryGet($"/notifications/{entry.Id("id")}")).ShouldRefuse(404, "no-such-notification");
        Assert.Empty((await ben.Get("/notifications")).Items());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).Number("mentions"));

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { ben.Id } });
        await app.AllIsHeard();
        Assert.Equal("added", Assert.Single((await ben.Get("/notifications")).Items()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task What_tells_of_a_message_that_disappeared_goes_with_it()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Patch($"/conversations/{group}", new { disappearAfter = 3_600 });
        var message = await ada.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));

        await app.TimePasses(TimeSpan.FromHours(1));
        await (await ben.TryGet($"/notifications/{entry.Id("id")}")).ShouldRefuse(404, "no-such-notification");
        await app.AllJobsAreDone();
        await app.AllIsHeard();
        Assert.Equal(0, (await ben.Get("/notifications/unread")).Number("messages"));
        Assert.False(await app.WithDatabase(db => db.Set<Notification>().AnyAsync(n => n.SubjectId == message)));
    }

    [Fact]
    public async Task What_tells_of_a_conversation_goes_with_it()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));
        await ben.Put($"/conversations/{group}/notifications", new { level = "mentions" });

        await ada.Delete($"/conversations/{group}");
        await (await ben.TryGet($"/notifications/{entry.Id("id")}")).ShouldRefuse(404, "no-such-notification");
        Assert.Empty((await ben.Get("/notifications")).Items());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).Number("messages"));
        Assert.Empty((await ben.Get("/notifications/preferences")).GetProperty("conversations").EnumerateArray());

        await app.TimePasses(TimeSpan.FromDays(31));
        await app.AllJobsAreDone();
        Assert.False(await app.WithDatabase(async db => await db.Set<Notification>().AnyAsync(n => n.ConversationId == group)
            || await db.Set<ConversationLevel>().AnyAsync(l => l.ConversationId == group)));
    }

    [Fact]
    public async Task What_somebody_did_who_left_stays_and_what_they_said_goes_when_they_delete_it_all()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        await cleo.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));

        await cleo.Delete($"/conversations/{group}/members/{cleo.Id}");
        Assert.Equal(entry.Id("id"), Assert.Single(await app.ToldOf(ben, "mention")).Id("id"));
        Assert.Empty(await app.ToldOf(ada, "mention"));

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });
        await cleo.Delete("/users/me?messages=delete");
        await app.AllJobsAreDone();
        Assert.Empty(await app.ToldOf(ben, "mention"));
    }

    [Fact]
    public async Task An_entry_is_shown_for_ninety_days_and_goes_with_the_next()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        var entry = Assert.Single(await app.ToldOf(ben, "mention"));
        await Age(ben, 89);
        await ben.Get($"/notifications/{entry.Id("id")}");
        await Age(ben, 1);
        await (await ben.TryGet($"/notifications/{entry.Id("id")}")).ShouldRefuse(404, "no-such-notification");
        Assert.Equal("message", Assert.Single((await ben.Get("/notifications")).Items()).GetProperty("kind").GetString());

        await ada.Say(group, $"@{ben.Username}, now?");
        Assert.Single(await app.ToldOf(ben, "mention"));
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Notification>().CountAsync(n => n.UserId == ben.Id)));
    }

    [Fact]
    public async Task Of_a_deleted_account_nothing_is_left()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        await ben.Put($"/conversations/{group}/notifications", new { level = "nothing" });
        await ben.Put("/notifications/preferences", new { quiet = new[] { "reaction" } });
        await app.AllIsHeard();

        await ben.Delete("/users/me");
        await Eventually.IsTrue(
            () => app.WithDatabase(async db => !await db.Set<Notification>().AnyAsync(n => n.UserId == ben.Id)
                && !await db.Set<ConversationLevel>().AnyAsync(l => l.UserId == ben.Id)
                && !await db.Set<PersonPreferences>().AnyAsync(q => q.UserId == ben.Id)),
            "nothing is left");
    }

    private Task<int> Age(TestUser whose, int days) => app.WithDatabase(db => db.Database.ExecuteSqlAsync(
        $"update notifications set at = at - make_interval(days => {days}) where user_id = {whose.Id}"));
}
