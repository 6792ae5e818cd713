using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Notifications;

public sealed class NotificationPreferenceTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData("all", true, true)]
    [InlineData("mentions", false, true)]
    [InlineData("nothing", false, false)]
    public async Task What_is_chosen_for_a_conversation_says_what_disturbs_and_is_counted(string level, bool byMessages, bool byMentions)
    {
        var (ada, ben, group) = await Group();
        await ben.Put($"/conversations/{group}/notifications", new { level });
        await ada.Send(group, $"@{ben.Username}, tea?");
        await ada.Patch($"/conversations/{group}", new { title = "Tea" });
        await app.AllIsHeard();

        Assert.Equal(byMessages, (await Entry(ben, "message")).Is("alert"));
        Assert.Equal(byMessages, (await Entry(ben, "updated")).Is("alert"));
        Assert.Equal(byMentions, (await Entry(ben, "mention")).Is("alert"));
        var unread = await ben.Get("/notifications/unread");
        Assert.Equal((byMessages ? 1 : 0, byMentions ? 1 : 0), (unread.Number("messages"), unread.Number("mentions")));
    }

    [Fact]
    public async Task A_muted_conversation_disturbs_again_when_its_time_is_over()
    {
        var (ada, ben, group) = await Group();
        var until = app.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        var set = await ben.Put($"/conversations/{group}/notifications", new { level = "all", mutedUntil = until });
        Assert.Equal(set.GetRawText(), (await ben.Get($"/conversations/{group}/notifications")).GetRawText());
        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();
        Assert.False((await Entry(ben, "message")).Is("alert"));
        Assert.False((await Entry(ben, "mention")).Is("alert"));

        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await Entry(ben, "message")).Is("alert"));
        Assert.Equal(1, (await ben.Get("/notifications/unread")).Number("mentions"));
        var past = await ben.Put($"/conversations/{group}/notifications", new { level = "all", mutedUntil = until });
        Assert.Equal(JsonValueKind.Null, past.GetProperty("mutedUntil").ValueKind);
    }

    [Fact]
    public async Task Whoever_is_muted_is_disturbed_nowhere_until_the_time_is_over()
    {
        var (ada, ben, group) = await Group();
        var until = app.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        var set = await ben.Put("/notifications/preferences", new { quiet = Array.Empty<string>(), mutedUntil = until });
        Assert.Equal(set.GetRawText(), (await ben.Get("/notifications/preferences")).GetRawText());
        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();
        Assert.False((await Entry(ben, "message")).Is("alert"));
        Assert.False((await Entry(ben, "mention")).Is("alert"));
        Assert.Equal((0, 0), (await Count("messages"), await Count("mentions")));

        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True((await Entry(ben, "message")).Is("alert"));
        Assert.Equal((1, 1), (await Count("messages"), await Count("mentions")));
        var past = await ben.Put("/notifications/preferences", new { quiet = Array.Empty<string>(), mutedUntil = until });
        Assert.Equal(JsonValueKind.Null, past.GetProperty("mutedUntil").ValueKind);

        async Task<long> Count(string what) => (await ben.Get("/notifications/unread")).Number(what);
    }

    [Fact]
    public async Task Quiet_kinds_disturb_nowhere_and_are_listed_all_the_same()
    {
        var (ada, ben, group) = await Group();
        var set = await ben.Put("/notifications/preferences", new { quiet = new[] { "mention", "message", "mention" } });
        Assert.Equal(["message", "mention"], set.GetProperty("quiet").EnumerateArray().Select(k => k.GetString()));
        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();

        Assert.False((await Entry(ben, "message")).Is("alert"));
        Assert.False((await Entry(ben, "mention")).Is("alert"));
        Assert.True((await Entry(ben, "added")).Is("alert"));
        await (await ben.TryPut("/notifications/preferences", new { quiet = new[] { "thunder" } })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_silent_message_is_listed_and_disturbs_nobody()
    {
        var (ada, ben, group) = await Group();
        await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = $"@{ben.Username}, tea?", silent = true });
        await app.AllIsHeard();

        Assert.False((await Entry(ben, "message")).Is("alert"));
        Assert.False((await Entry(ben, "mention")).Is("alert"));
    }

    [Fact]
    public async Task Ones_devices_are_told_of_entries_of_reading_them_and_of_preferences()
    {
        var (ada, ben, group) = await Group();
        await app.AllIsHeard();
        await using var device = await ben.Connect();
        Task<JsonElement> Told(string kind, Guid subject) => device.WaitFor(
            "me", m => m.GetProperty("kind").GetString() == kind && m.Id("subjectId") == subject);

        await ada.Send(group, $"@{ben.Username}, tea?");
        await app.AllIsHeard();
        await Told("notification.updated", (await Entry(ben, "mention")).Id("id"));
        await ben.Put("/notifications/read", new { upTo = app.Clock.GetUtcNow() });
        await Told("notifications.read", ben.Id);
        await ben.Put($"/conversations/{group}/notifications", new { level = "nothing" });
        await Told("notifications.preferences", ben.Id);
        await ben.Put($"/conversations/{group}/notifications", new { level = "nothing" });
        await ben.Put("/notifications/preferences", new { quiet = new[] { "role" } });
        await Eventually.IsTrue(
            () => Task.FromResult(device.Heard("me").Count(m => m.GetProperty("kind").GetString() == "notifications.preferences") == 2),
            "what changed nothing was not told");
    }

    [Fact]
    public async Task Whoever_tells_people_who_look_at_no_screen_hears_of_each_entry_once_it_is_there()
    {
        var (ada, ben, group) = await Group();
        var heard = new TaskCompletionSource<Notified>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Services.GetRequiredService<ChangeFeed>().Announced += signal =>
        {
            if (signal is Notified { Kind: NotificationKind.Mention } told && told.UserId == ben.Id) heard.TrySetResult(told);
        };

        await ada.Send(group, $"@{ben.Username}, tea?");
        var notified = await heard.Task.WaitAsync(TimeSpan.FromSeconds(15));
        Assert.Equal((group, true), (notified.ConversationId, notified.IsAlert));
        Assert.Equal("mention", (await ben.Get($"/notifications/{notified.NotificationId}")).GetProperty("kind").GetString());
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> Group()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        return (ada, ben, await app.ConversationBetween(ada, ben, cleo));
    }

    private static async Task<JsonElement> Entry(TestUser who, string kind) =>
        Assert.Single((await who.Get("/notifications?limit=200")).GetProperty("items").EnumerateArray(), e => e.GetProperty("kind").GetString() == kind);
}
