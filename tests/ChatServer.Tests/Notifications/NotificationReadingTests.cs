using ChatServer.Harness;

namespace ChatServer.Tests.Notifications;

/// <summary>Entries are read in their conversation or by themselves, and listed page by page.</summary>
public sealed class NotificationReadingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Reading_the_conversation_reads_its_entries()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        Assert.False(Assert.Single(await app.ToldOf(ben, "mention")).Is("read"));

        await ben.ReadAll(group);
        Assert.True(Assert.Single(await app.ToldOf(ben, "mention")).Is("read"));
        Assert.True(Assert.Single(await app.ToldOf(ben, "added")).Is("read"));
        Assert.Empty((await ben.Get("/notifications?unread=true")).Items());
    }

    [Fact]
    public async Task Entries_are_read_one_by_one_or_up_to_a_time_and_messages_in_their_conversation_alone()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        await ada.Say(group, $"@{ben.Username}, tea?");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ada.Say(group, $"@{ben.Username}, well?");
        var mentions = await app.ToldOf(ben, "mention");

        Assert.True((await ben.Put($"/notifications/{mentions[0].Id("id")}/read", new { })).Is("read"));
        Assert.Equal([true, false], (await app.ToldOf(ben, "mention")).Select(e => e.Is("read")));
        await ben.Put("/notifications/read", new { upTo = mentions[0].GetProperty("at").GetString() });
        Assert.All(await app.ToldOf(ben, "mention"), e => Assert.True(e.Is("read")));
        Assert.Equal(["message"], (await ben.Get("/notifications?unread=true")).Items().Select(e => e.GetProperty("kind").GetString()));
        await (await ada.TryPut($"/notifications/{mentions[0].Id("id")}/read", new { })).ShouldRefuse(404, "no-such-notification");
        await (await ben.TryPut($"/notifications/{group}/read", new { })).ShouldRefuse(404, "no-such-notification");
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_newest_first_each_entry_once()
    {
        var (ada, ben, _, group) = await app.GroupOfThree();
        for (var i = 0; i < 5; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await ada.Send(group, $"@{ben.Username} {i}");
        }

        await app.AllIsHeard();
        var all = (await ben.Get("/notifications")).Items().Select(e => e.Id("id")).ToList();
        var pages = new List<Guid>();
        for (string? next = "", path = "/notifications?limit=2"; next is not null;)
        {
            var page = await ben.Get(next == "" ? path : $"{path}&cursor={next}");
            pages.AddRange(page.Items().Select(e => e.Id("id")));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(7, all.Count);
        Assert.Equal(all, pages);
        var first = await ben.Get("/notifications?limit=2");
        await (await ada.TryGet($"/notifications?cursor={first.GetProperty("next").GetString()}")).ShouldRefuse(400, "invalid-request");
        await (await ben.TryGet($"/notifications?unread=true&cursor={first.GetProperty("next").GetString()}")).ShouldRefuse(400, "invalid-request");
    }
}
