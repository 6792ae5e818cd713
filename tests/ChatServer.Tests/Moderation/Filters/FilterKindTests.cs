using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Moderation.Filters;

/// <summary>Rules that hold for everybody whatever they say, each on a server of its own.</summary>
public sealed class FilterKindTests
{
    [Fact]
    public async Task All_links_but_those_to_named_places_are_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (_, eve, group) = await With(app, new { name = "Links", action = "refuse", links = new { domains = new[] { "tea.example" }, except = true } });

        await eve.Send(group, "https://www.tea.example/menu and e.g. this.");
        await (await eve.TrySend(group, "https://coffee.example")).ShouldRefuse(403, "filtered");
        await (await eve.TrySend(group, "https://tea.example@coffee.example")).ShouldRefuse(403, "filtered");
    }

    [Fact]
    public async Task Whoever_says_too_much_at_once_waits_and_others_do_not()
    {
        await using var app = await ChatApp.StartAsync();
        var (mod, eve, group) = await With(app, new { name = "Flood", action = "refuse", flood = new { messages = 5, seconds = 60 } });

        var said = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => eve.TrySend(group, $"{i}")));

        Assert.Equal(5, said.Count(s => s.IsSuccessStatusCode));
        await said.First(s => !s.IsSuccessStatusCode).ShouldRefuse(403, "filtered");
        await mod.Send(group, "I may");
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await eve.Send(group, "Again");
    }

    [Fact]
    public async Task The_same_again_and_again_is_refused_whatever_its_signs_and_a_repeated_request_is_answered()
    {
        await using var app = await ChatApp.StartAsync();
        var (mod, eve, group) = await With(app, new { name = "Same", action = "refuse", duplicates = new { messages = 2, seconds = 600 } });
        var clientId = Guid.NewGuid();

        var first = await eve.Send(group, "Come to my wonderful tea house", clientId);
        await eve.Send(group, "come to MY wonderful tea house!!!");
        await (await eve.TrySend(group, "Come to my... wonderful tea house")).ShouldRefuse(403, "filtered");
        Assert.Equal(first.GetProperty("id").GetGuid(), (await eve.Send(group, "Come to my wonderful tea house", clientId)).GetProperty("id").GetGuid());
        await mod.Send(group, "Come to my wonderful tea house");
        for (var i = 0; i < 5; i++) await eve.Send(group, "Yes");
    }

    [Fact]
    public async Task The_same_of_several_people_together_is_refused()
    {
        await using var app = await ChatApp.StartAsync();
        var (mod, eve, group) = await With(app, new { name = "Same", action = "refuse", duplicates = new { messages = 1, seconds = 600, together = true } });

        await eve.Send(group, "Come to my wonderful tea house");
        await (await mod.TrySend(group, "Come to my wonderful tea house")).ShouldRefuse(403, "filtered");
    }

    [Fact]
    public async Task New_accounts_send_neither_links_nor_media_before_their_time()
    {
        await using var app = await ChatApp.StartAsync();
        var (mod, eve, group) = await With(app, new { name = "New", action = "refuse", newAccounts = new { hours = 24, links = true, media = true } });
        var media = (await eve.Upload("tea")).GetProperty("id").GetGuid();
        object WithMedia() => new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { media } };

        await eve.Send(group, "Hello");
        await (await eve.TrySend(group, "https://tea.example")).ShouldRefuse(403, "filtered");
        await (await eve.TryPost($"/conversations/{group}/messages", WithMedia())).ShouldRefuse(403, "filtered");

        app.Clock.Advance(TimeSpan.FromHours(25));
        eve = await eve.SignInAgain();
        await eve.Send(group, "https://tea.example");
        mod = await mod.SignInAgain();
        var tried = await mod.Post("/moderation/filters/trials", new { content = "https://tea.example", userId = "ffffffff-ffff-ffff-ffff-ffffffffffff" });
        Assert.True(tried.GetProperty("refused").GetBoolean());
    }

    [Fact]
    public async Task What_is_too_much_is_reported_message_by_message()
    {
        await using var app = await ChatApp.StartAsync();
        var (mod, eve, group) = await With(app, new { name = "All", action = "report", flood = new { messages = 1, seconds = 3600 } });

        for (var i = 0; i < 10; i++) await eve.Send(group, $"{i}");

        var found = (await mod.Get("/moderation/reports?limit=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(9, found.Count);
        Assert.All(found, f => Assert.Equal("spam", f.GetProperty("report").GetProperty("category").GetString()));
    }

    private static async Task<(TestUser Mod, TestUser Eve, Guid Group)> With(ChatApp app, object rule)
    {
        var (mod, eve) = (await app.SignUp("Mod"), await app.SignUp("Eve"));
        await app.NameAsync(mod, ServerRole.Moderator);
        var group = (await mod.Post("/conversations", new { kind = "group", memberIds = new[] { eve.Id } })).GetProperty("id").GetGuid();
        await mod.Post("/moderation/filters", rule);
        return (mod, eve, group);
    }
}
