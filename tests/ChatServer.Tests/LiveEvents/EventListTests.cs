using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.LiveEvents;

public sealed class EventListTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Events_are_listed_by_time_share_and_topic()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var third = await Schedule(ada, 3, topic: "Tea");
        var first = await Schedule(ada, 1);
        var second = await Schedule(ada, 2, visibility: "members", groupId: group);
        var hidden = await Schedule(ada, 4, visibility: "link");
        var live = await Schedule(ben, 5, topic: "tea");
        await ben.Post($"/events/{live}/start");
        var past = await Schedule(ben, 6);
        await ben.Post($"/events/{past}/start");
        await ben.Post($"/events/{past}/end");
        var cancelled = await Schedule(ben, 7);
        await ben.Post($"/events/{cancelled}/cancel");
        var deleted = await Schedule(ben, 8);
        await ben.Delete($"/events/{deleted}");
        await ada.Put($"/events/{third}/cohosts/{ben.Id}", new { });
        Guid[] all = [first, second, third, hidden, live, past, cancelled, deleted];
        async Task<Guid[]> List(TestUser who, string query) => [.. (await EventListTests.List(who, query)).Where(all.Contains)];

        Assert.Equal([first, second, third], await List(ben, "when=upcoming"));
        Assert.Equal([first, second, third, hidden], await List(ada, "when=upcoming"));
        Assert.Equal([live], await List(ada, "when=live"));
        Assert.Equal([past], await List(ada, "when=past"));
        Assert.Equal([cancelled, past, live, third, second, first], await List(ben, ""));
        Assert.Equal([cancelled, past, live, third], await List(ben, "whose=hosted"));
        await ada.Delete($"/events/{third}/cohosts/{ben.Id}");
        Assert.Equal([cancelled, past, live], await List(ben, "whose=hosted"));
        Assert.Equal([third], await List(ben, "whose=mine&when=upcoming"));
        Assert.Equal([live, third], await List(ben, "topic=TEA"));
        Assert.Equal([first, third], await List(await app.SignUp(), "when=upcoming"));
    }

    [Fact]
    public async Task Pages_of_one_event_go_through_all_in_both_orders()
    {
        var ada = await app.SignUp();
        var topic = $"{Guid.NewGuid():N}";
        var same = await Schedule(ada, 9, topic);
        Guid[] all = [await Schedule(ada, 8, topic), .. new[] { same, await Schedule(ada, 9, topic) }.Order(), await Schedule(ada, 10, topic)];

        Assert.Equal(all, await Pages(ada, $"topic={topic}&when=upcoming"));
        Assert.Equal(all.Reverse(), await Pages(ada, $"topic={topic}"));
    }

    [Fact]
    public async Task What_was_missed_is_not_to_come_any_more()
    {
        var ada = await app.SignUp();
        var topic = $"{Guid.NewGuid():N}";
        var missed = await Schedule(ada, 11, topic);

        app.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Empty(await List(ada, $"topic={topic}&when=upcoming"));
        Assert.Equal([missed], await List(ada, $"topic={topic}"));
    }

    private async Task<Guid> Schedule(TestUser host, int hours, string? topic = null, string visibility = "public", Guid? groupId = null)
    {
        var scheduledAt = DateTimeOffset.FromUnixTimeSeconds(app.Clock.GetUtcNow().ToUnixTimeSeconds() / 3600 * 3600).AddHours(hours);
        return (await host.Post("/events", new { title = "Tasting", scheduledAt, topic, visibility, groupId })).GetProperty("id").GetGuid();
    }

    private static async Task<Guid[]> List(TestUser who, string query) => Ids(await who.Get($"/events?{query}"));

    private static async Task<List<Guid>> Pages(TestUser who, string query)
    {
        List<Guid> ids = [];
        for (var cursor = ""; ;)
        {
            var page = await who.Get($"/events?{query}&limit=1{cursor}");
            ids.AddRange(Ids(page));
            if (page.GetProperty("next").GetString() is not { } next) return ids;
            cursor = $"&cursor={next}";
        }
    }

    private static Guid[] Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("id").GetGuid())];
}
