using System.Globalization;
using System.Text.Json;
using ChatServer.Harness;
using static ChatServer.Tests.Search.SearchWorld;

namespace ChatServer.Tests.Search;

public sealed class MessageSearchTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task All_words_must_be_in_it_in_any_order()
    {
        var (ada, _, group) = await People();
        foreach (var content in new[] { "green tea with milk", "milk and green apples", "black tea" }) await ada.Send(group, content);

        Assert.Equal(["green tea with milk"], await app.Find(ada, "Milk TEA"));
        Assert.Equal(["black tea", "green tea with milk"], await app.Find(ada, "tea"));
        Assert.Empty(await app.Find(ada, "milk black"));
    }

    [Fact]
    public async Task A_phrase_and_a_word_with_signs_in_it_stand_together()
    {
        var (ada, _, group) = await People();
        foreach (var content in new[] { "the green tea", "tea, green", "mail ada@example.org about v1.2.3", "org example" }) await ada.Send(group, content);

        Assert.Equal(["the green tea"], await app.Find(ada, "\"green tea\""));
        Assert.Equal(["mail ada@example.org about v1.2.3"], await app.Find(ada, "example.org"));
        Assert.Equal(["mail ada@example.org about v1.2.3"], await app.Find(ada, "v1.2.3"));
        Assert.Empty(await app.Find(ada, "v1.3"));
    }

    [Fact]
    public async Task A_star_finds_what_begins_so()
    {
        var (ada, _, group) = await People();
        foreach (var content in new[] { "teapot", "tea", "steam" }) await ada.Send(group, content);

        Assert.Equal(["tea", "teapot"], await app.Find(ada, "te*"));
        Assert.Equal(["tea"], await app.Find(ada, "tea"));
    }

    [Fact]
    public async Task It_can_be_asked_by_whom_and_where()
    {
        var (ada, ben, group) = await People();
        var other = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.Send(group, "tea of ada");
        await ben.Send(group, "tea of ben");
        await ben.Send(other, "tea elsewhere");

        Assert.Equal(["tea of ada"], await app.Find(ada, "tea from:me"));
        Assert.Equal(["tea elsewhere", "tea of ben"], (await app.Find(ada, $"from:{ben.Username}")).Order());
        Assert.Equal(["tea elsewhere", "tea of ada", "tea of ben"], (await app.Find(ada, $"tea from:@{ben.Username} from:me")).Order());
        Assert.Equal(["tea of ben"], await app.Find(ada, $"from:{ben.Username} in:{group}"));
        Assert.Equal(["tea elsewhere"], await app.Find(ada, "tea", $"&conversationId={other}"));
        Assert.Empty(await app.Find(ada, "tea from:nobody-has-this-name"));
        Assert.Empty(await app.Find(ada, $"tea in:{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task It_can_be_asked_what_is_in_it()
    {
        var (ada, _, group) = await People();
        var media = (await ada.Upload("tea leaves")).GetProperty("id").GetGuid();
        await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "with a file", mediaIds = new[] { media } });
        await ada.Send(group, "see HTTPS://example.org/tea");
        await ada.Send(group, "it is #TeaTime_now, not #123 or a#b");

        Assert.Equal(["with a file"], await app.Find(ada, "has:file"));
        Assert.Empty(await app.Find(ada, "has:image"));
        Assert.Equal(["see HTTPS://example.org/tea"], await app.Find(ada, "has:link"));
        var tagged = Assert.Single(Items(await app.Search(ada, "#teatime_NOW")));
        Assert.Equal(["#TeaTime_now"], Highlights(tagged));
        Assert.Empty(await app.Find(ada, "#teatime"));
    }

    [Fact]
    public async Task A_tag_and_a_link_are_what_the_message_says_they_are()
    {
        var (ada, _, group) = await People();
        await ada.Send(group, "[the menu](https://example.org/menu)");
        await ada.Send(group, "`curl https://example.org/code #code`");
        await ada.Send(group, "_#cursive_ and #Crème_brûlée");
        await ada.Send(group, "write to [me](mailto:ada@example.org)");

        Assert.Equal(["write to [me](mailto:ada@example.org)", "[the menu](https://example.org/menu)"], await app.Find(ada, "has:link"));
        Assert.Empty(await app.Find(ada, "#code"));
        Assert.Single(await app.Find(ada, "#cursive"));
        Assert.Equal(["#Crème_brûlée"], Highlights(Assert.Single(Items(await app.Search(ada, "#creme_brulee")))));

        var message = Items(await app.Search(ada, "menu")).Single().GetProperty("message").GetProperty("id");
        await ada.Patch($"/messages/{message}", new { content = "the menu is #gone" });
        Assert.Equal(["write to [me](mailto:ada@example.org)"], await app.Find(ada, "has:link"));
        Assert.Equal(["the menu is #gone"], await app.Find(ada, "#gone"));
    }

    [Fact]
    public async Task A_poll_is_found_by_its_question_and_its_options()
    {
        var (ada, ben, group) = await People();
        var poll = new { question = "What shall we drink?", options = new[] { new { text = "Green tea" }, new { text = "Drinking water" } } };
        var asked = await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "Vote, please", poll });
        await ben.Put($"/messages/{asked.GetProperty("id")}/poll/vote", new { options = new[] { 1 } });

        foreach (var q in new[] { "drink", "\"green tea\"", "vote water", "drink*" }) Assert.Single(await app.Find(ben, q));
        Assert.Empty(await app.Find(ben, "\"tea drinking\"")); // One option ends there, and another begins.

        var found = Items(await app.Search(ben, "drink*", "&sort=relevance")).Single();
        Assert.Empty(Highlights(found));
        var matched = found.GetProperty("pollHighlights");
        Assert.Equal("[{\"offset\":14,\"length\":5}]", matched.GetProperty("question").GetRawText());
        Assert.Equal("[[],[{\"offset\":0,\"length\":8}]]", matched.GetProperty("options").GetRawText());

        await ada.Delete($"/messages/{asked.GetProperty("id")}");
        Assert.Empty(await app.Find(ben, "drink"));
    }

    [Fact]
    public async Task It_can_be_asked_when()
    {
        await using var past = await ChatApp.StartAsync();
        var (ada, ben) = (await past.SignUp(), await past.SignUp());
        var group = await past.ConversationBetween(ada, ben);
        var times = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            times.Add((await ada.Send(group, $"tea {i}")).GetProperty("createdAt").GetString()!);
            past.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["tea 1", "tea 0"], await past.Find(ada, $"tea before:{times[2]}"));
        Assert.Equal(["tea 2", "tea 1"], await past.Find(ada, $"tea after:{times[1]}"));
        var day = DateTimeOffset.Parse(times[1], CultureInfo.InvariantCulture);
        Assert.Equal(["tea 1"], await past.Find(ada, $"tea after:{day:yyyy-MM-dd} before:{day.AddDays(1):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task What_is_edited_is_found_by_its_new_words_alone()
    {
        var (ada, _, group) = await People();
        var message = await ada.Send(group, "old words");
        await app.AllIsHeard();

        await ada.Patch($"/messages/{message.GetProperty("id")}", new { content = "new words" });

        Assert.Equal(["new words"], await app.Find(ada, "new"));
        Assert.Empty(await app.Find(ada, "old"));
    }

    [Fact]
    public async Task Pages_go_through_everything_once_newest_first()
    {
        var (ada, ben, group) = await People();
        var other = await app.ConversationBetween(ada, ben, await app.SignUp());
        for (var i = 0; i < 25; i++)
        {
            await ada.Send(i % 3 == 0 ? other : group, $"tea number {i}");
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.Search(ada, "tea", $"&limit=10{(cursor is null ? "" : $"&cursor={cursor}")}");
            found.AddRange(Items(page).Select(Content));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"tea number {i}"), found);
    }

    [Fact]
    public async Task The_best_can_come_first()
    {
        var (ada, _, group) = await People();
        await ada.Send(group, "tea tea tea");
        await ada.Send(group, "a long story in which somebody also has tea");

        Assert.Equal(["tea tea tea", "a long story in which somebody also has tea"], await app.Find(ada, "tea", "&sort=relevance"));
        var first = await app.Search(ada, "tea", "&sort=relevance&limit=1");
        var second = await app.Search(ada, "tea", $"&sort=relevance&limit=1&cursor={first.GetProperty("next").GetString()}");
        Assert.Equal("a long story in which somebody also has tea", Content(Assert.Single(Items(second))));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("!!! ???", null)]
    [InlineData("after:2026-01-01", null)]
    [InlineData("tea \"and milk", "At character 5:")]
    [InlineData("tea from:", "At character 10:")]
    [InlineData("茶🎉 in:there", "At character 7:")]
    [InlineData("has:spoon", "At character 5:")]
    [InlineData("tea before:yesterday", "At character 12:")]
    [InlineData("after:2026-13-01", "At character 7:")]
    public async Task What_cannot_be_read_is_refused_with_the_place(string q, string? place)
    {
        var ada = await app.SignUp();

        var refused = await ada.TryGet($"/search/messages?q={Uri.EscapeDataString(q)}");

        await refused.ShouldRefuse(400, "invalid-request");
        var problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());
        if (place is not null) Assert.StartsWith(place, problem.GetProperty("errors").GetProperty("q")[0].GetString());
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group)> People()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        return (ada, ben, await app.ConversationBetween(ada, ben));
    }
}
