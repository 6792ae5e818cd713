using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Notifications;

/// <summary>Many at once have one outcome, and one's devices are told of it once.</summary>
public sealed class NotificationRaceTests(ChatApp app)
{
    [Fact]
    public async Task Fifty_who_read_one_entry_read_it_once()
    {
        var (ben, mentions) = await Mentioned(1);
        var cursor = await Cursor(ben);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ben.Put($"/notifications/{mentions[0].Id("id")}/read", new { })));
        Assert.All(answers, a => Assert.True(a.Is("read")));
        Assert.Equal(["notification.updated"], await ToldSince(ben, cursor));
    }

    [Fact]
    public async Task Fifty_who_read_all_at_once_and_one_by_one_leave_none_unread()
    {
        var (ben, mentions) = await Mentioned(5);
        var cursor = await Cursor(ben);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? ben.Put("/notifications/read", new { upTo = app.Clock.GetUtcNow() })
            : ben.Put($"/notifications/{mentions[i % 5].Id("id")}/read", new { })));

        Assert.All(await app.ToldOf(ben, "mention"), e => Assert.True(e.Is("read")));
        var told = await ToldSince(ben, cursor);
        Assert.InRange(told.Count(k => k == "notifications.read"), 0, 1);
        Assert.InRange(told.Count(k => k == "notification.updated"), 0, 5);
        Assert.NotEmpty(told);
    }

    [Fact]
    public async Task Fifty_who_choose_for_a_conversation_and_for_all_leave_what_one_of_them_chose()
    {
        var (ben, mentions) = await Mentioned(1);
        var (path, cursor) = ($"/conversations/{mentions[0].Id("conversationId")}/notifications", await Cursor(ben));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => i % 2 == 0
            ? ben.Put(path, new { level = "mentions" })
            : ben.Put("/notifications/preferences", new { quiet = new[] { "reaction" } })));

        var preferences = await ben.Get("/notifications/preferences");
        Assert.Equal("reaction", Assert.Single(preferences.GetProperty("quiet").EnumerateArray()).GetString());
        Assert.Equal("mentions", Assert.Single(preferences.GetProperty("conversations").EnumerateArray()).GetProperty("level").GetString());
        Assert.Equal(["notifications.preferences", "notifications.preferences"], await ToldSince(ben, cursor));
    }

    /// <summary>Ben, with so many mentions unread.</summary>
    private async Task<(TestUser Ben, List<JsonElement> Mentions)> Mentioned(int times)
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        for (var i = 0; i < times; i++) await ada.Say(group, $"@{ben.Username} {i}");
        return (ben, await app.ToldOf(ben, "mention"));
    }

    private static async Task<string?> Cursor(TestUser who) => (await who.Post("/sync", new { })).GetProperty("cursor").GetString();

    private static async Task<List<string?>> ToldSince(TestUser who, string? cursor) =>
        [.. (await who.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray().Select(m => m.GetProperty("kind").GetString())];
}
