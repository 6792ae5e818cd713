using ChatServer.Harness;

namespace ChatServer.Tests.Search;

public sealed class ConversationSearchTests(ChatApp app)
{
    [Fact]
    public async Task One_finds_ones_own_by_title_and_by_the_other_person()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Bén Okoye"));
        var direct = await app.ConversationBetween(ada, ben);
        var group = (await ada.Post("/conversations", new { kind = "group", title = "Crème brûlée fans", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();

        Assert.Equal([group], await Find(ada, "creme fa"));
        Assert.Equal([direct], await Find(ada, "okoy"));
        Assert.Equal([direct], await Find(ada, "ben"));
        Assert.Empty(await Find(ben, "creme"));
        Assert.Empty(await Find(ada, "tea"));
        await (await ada.TryGet("/search/conversations?q=!!")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Pages_go_through_all_of_them_once()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 5; i++) await ada.Post("/conversations", new { kind = "group", title = $"Tea {i}", memberIds = Array.Empty<Guid>() });

        var first = await ada.Get("/search/conversations?q=tea&limit=3");
        var second = await ada.Get($"/search/conversations?q=tea&limit=3&cursor={first.GetProperty("next").GetString()}");

        var found = new[] { first, second }.SelectMany(p => p.GetProperty("items").EnumerateArray()).Select(c => c.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(5, found.Distinct().Count());
        Assert.Equal(5, found.Count);
    }

    private static async Task<Guid[]> Find(TestUser who, string q) =>
        [.. (await who.Get($"/search/conversations?q={Uri.EscapeDataString(q)}")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];
}
