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
                && !await db.Set<QuietKinds>().AnyAsync(q => q.UserId == ben.Id)),
            "nothing is left");
    }
}
