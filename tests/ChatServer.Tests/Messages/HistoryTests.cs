using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class HistoryTests(ChatApp app)
{
    [Fact]
    public async Task History_is_read_in_both_directions_without_a_gap()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 1; i <= 10; i++) await ada.Send(conversation, $"{i}");

        var newest = await Page(ben, conversation, "limit=4");
        Assert.Equal(["7", "8", "9", "10"], Texts(newest));
        Assert.True(newest.GetProperty("hasMore").GetBoolean());

        var older = await Page(ben, conversation, $"limit=6&before={Seq(newest, 0)}");
        Assert.Equal(["1", "2", "3", "4", "5", "6"], Texts(older));
        Assert.False(older.GetProperty("hasMore").GetBoolean());

        var newer = await Page(ben, conversation, $"limit=3&after={Seq(older, 5)}");
        Assert.Equal(["7", "8", "9"], Texts(newer));
        Assert.True(newer.GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task Around_shows_both_sides_of_a_position()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 1; i <= 10; i++) await ada.Send(conversation, $"{i}");
        var all = await Page(ben, conversation, "limit=200");

        var around = await Page(ben, conversation, $"limit=4&around={Seq(all, 4)}");

        Assert.Equal(["3", "4", "5", "6"], Texts(around));
        Assert.True(around.GetProperty("hasMoreBefore").GetBoolean());
        Assert.True(around.GetProperty("hasMoreAfter").GetBoolean());
        Assert.False(around.TryGetProperty("hasMore", out _));
    }

    [Theory]
    [InlineData("limit=4")]
    [InlineData("before=0")]
    [InlineData("after=100")]
    [InlineData("around=7")]
    public async Task Where_nobody_said_anything_a_page_is_empty(string query)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);

        Assert.Empty(Texts(await Page(ben, conversation, query)));
    }

    [Theory]
    [InlineData("before=3&after=4")]
    [InlineData("before=-1")]
    [InlineData("after=x")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    public async Task Only_one_position_and_a_sensible_limit_are_taken(string query)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);

        await (await ada.TryGet($"/conversations/{conversation}/messages?{query}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Eve_reads_nothing()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var message = (await ada.Send(conversation, "private")).GetProperty("id").GetGuid();

        await (await eve.TryGet($"/conversations/{conversation}/messages")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TryGet($"/messages/{message}")).ShouldRefuse(404, "no-such-message");
    }

    private static Task<JsonElement> Page(TestUser user, Guid conversation, string query) =>
        user.Get($"/conversations/{conversation}/messages?{query}");

    private static IEnumerable<string?> Texts(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("content").GetString());

    private static long Seq(JsonElement page, int index) => page.GetProperty("items")[index].GetProperty("seq").GetInt64();
}
