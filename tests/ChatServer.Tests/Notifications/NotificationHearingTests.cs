using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Notifications;

/// <summary>However often and late the log is heard, each thing is told once.</summary>
public sealed class NotificationHearingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_happened_long_ago_tells_nobody()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        var message = await ada.Say(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();
        await app.WithDatabase(db => db.Set<Notification>().Where(n => n.ConversationId == group).ExecuteDeleteAsync());
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.HearAnew(group);
        await ada.Delete($"/messages/{await ada.Say(group, "something new")}");

        await app.AllIsHeard();
        Assert.Empty(await app.ToldOf(ben, "mention"));
        Assert.Empty(await app.ToldOf(ben, "added"));
        Assert.Equal(1, (await ben.Get("/notifications/unread")).Number("mentions"));
        await ada.Delete($"/messages/{message}");
    }

    [Fact]
    public async Task Hearing_everything_again_makes_nothing_new_and_nothing_unread()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var message = (await ben.Send(group, "tea?")).Id("id");
        await cleo.Put($"/messages/{message}/reactions/{Hearing.Tea}", new { });
        await ada.Say(group, $"@{ben.Username}, yes");
        await ada.Patch($"/conversations/{group}", new { title = "Tea" });
        await app.AllIsHeard();
        await ben.Put("/notifications/read", new { upTo = app.Clock.GetUtcNow() });
        var before = await ben.Get("/notifications");

        await app.HearAnew(group);
        await ben.Put($"/messages/{message}/reactions/{Hearing.Tea}", new { });
        await app.AllIsHeard();
        Assert.Equal(before.Items().Select(Describe), (await ben.Get("/notifications")).Items().Select(Describe));
    }

    [Fact]
    public async Task Fifty_who_react_and_mention_at_once_make_one_entry_each()
    {
        var (ada, ben, cleo, group) = await app.GroupOfThree();
        var message = (await ada.Send(group, "tea?")).Id("id");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? ben.Put($"/messages/{message}/reactions/{Hearing.Tea}", new { })
            : cleo.Send(group, $"@{ada.Username} {i}")));

        Assert.Single(await app.ToldOf(ada, "reaction"));
        Assert.Equal(25, (await app.ToldOf(ada, "mention")).Count);
    }

    private static string Describe(JsonElement entry) => $"{entry.Id("id")} {entry.Is("read")} {entry.Number("seq")}";
}
