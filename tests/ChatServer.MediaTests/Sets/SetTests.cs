using System.Text.Json;
using ChatServer.Harness;
using ChatServer.MediaTests.Avatars;

namespace ChatServer.MediaTests.Sets;

/// <summary>What sets are, who has them, and what is in them.</summary>
public sealed class SetTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_set_of_ones_own_is_made_filled_changed_and_deleted()
    {
        var ada = await app.SignUp();
        await using var device = await ada.Connect();

        var made = await ada.Post("/sets", new { title = "Tea", kind = "sticker" });
        var set = made.GetProperty("id").GetGuid();
        Assert.Equal(JsonValueKind.Null, made.GetProperty("conversationId").ValueKind);
        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "sets.updated" && e.GetProperty("subjectId").GetGuid() == set);

        foreach (var name in new[] { "tea_pot", "scone", "jam" }) await ada.Add(set, name, await ada.Picture(600));
        await ada.Patch($"/sets/{set}", new { title = "Tea party" });
        await ada.Patch($"/sets/{set}/items/tea_pot", new { name = "samovar" });
        await ada.Delete($"/sets/{set}/items/scone");

        var read = await ada.Get($"/sets/{set}");
        Assert.Equal(("Tea party", 2, 7L), (read.GetProperty("title").GetString(), read.GetProperty("itemCount").GetInt32(), read.GetProperty("version").GetInt64()));
        Assert.Equal(["samovar", "jam"], Sets.Names(read.GetProperty("items")));
        foreach (var address in new[] { "url", "largeUrl" })
            Assert.NotEmpty(await app.Http.GetByteArrayAsync(read.GetProperty("items")[0].GetProperty(address).GetString()));

        await ada.Delete($"/sets/{set}");
        await (await ada.TryGet($"/sets/{set}")).ShouldRefuse(404, "no-such-set");
        Assert.Empty(Sets.Titles(await ada.Get("/sets")));
    }

    [Fact]
    public async Task Listed_are_ones_own_and_those_of_ones_groups_page_by_page()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.MakeSet("emoji", title: "Hers");
        await ada.MakeSet("emoji", group, "Ours");
        app.Clock.Advance(Moment);
        await ben.MakeSet("sticker", title: "His");
        app.Clock.Advance(Moment);
        await ada.MakeSet("sticker", group, "Ours too");

        Assert.Equal(["Ours", "His", "Ours too"], Sets.Titles(await ben.Get("/sets")));
        Assert.Equal(["Ours"], Sets.Titles(await ben.Get("/sets?kind=emoji")));
        Assert.Equal(["Ours", "Ours too"], Sets.Titles(await ben.Get($"/sets?conversationId={group}")));

        var first = await ben.Get("/sets?limit=2");
        Assert.Equal(["Ours too"], Sets.Titles(await ben.Get($"/sets?limit=2&cursor={first.GetProperty("next")}")));
        await (await (await app.SignUp()).TryGet($"/sets?conversationId={group}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task Members_use_a_groups_set_admins_change_it_and_each_change_is_in_the_log()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "admin" });
        await using var device = await cleo.Connect();
        var set = await ada.MakeSet("emoji", group);

        await ben.Add(set, "tea", await ben.Picture(100));
        await (await cleo.TryAdd(set, "tea", await cleo.Picture(100))).ShouldRefuse(403, "not-allowed");
        await (await cleo.TryDelete($"/sets/{set}")).ShouldRefuse(403, "not-allowed");
        await (await cleo.TryMakeSet("emoji", group)).ShouldRefuse(403, "not-allowed");

        Assert.Equal(["tea"], await cleo.Names(set));
        var change = await device.WaitForChange(group, "set.updated", c => c.GetProperty("set").GetProperty("itemCount").GetInt32() == 1);
        Assert.Equal((set, ben.Id), (change.GetProperty("set").GetProperty("id").GetGuid(), change.GetProperty("actorId").GetGuid()));
        Assert.False(change.GetProperty("set").TryGetProperty("items", out _));

        await ada.Delete($"/sets/{set}");
        var deleted = (await device.WaitForChange(group, "set.deleted")).GetProperty("set");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.String), (deleted.GetProperty("title").ValueKind, deleted.GetProperty("deletedAt").ValueKind));
        await (await cleo.TryGet($"/sets/{set}")).ShouldRefuse(404, "no-such-set");
    }

    [Fact]
    public async Task A_direct_conversation_has_no_sets_and_no_emoji()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);

        await (await ada.TryMakeSet("emoji", direct)).ShouldRefuse(409, "not-in-a-direct-conversation");
        Assert.Empty((await ada.Get($"/conversations/{direct}/emoji")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("Tea")]
    [InlineData("tea-pot")]
    [InlineData("tea\n")]
    [InlineData("")]
    [InlineData("a23456789012345678901234567890123")]
    public async Task A_name_is_2_to_32_small_letters_digits_and_underlines(string name)
    {
        var ada = await app.SignUp();
        var set = await ada.MakeSet("emoji");
        var picture = await ada.Picture(50);
        await ada.Add(set, "a2_4567890123456789012345678901_", picture);

        await (await ada.TryAdd(set, name, picture)).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPatch($"/sets/{set}/items/a2_4567890123456789012345678901_", new { name })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryDelete($"/sets/{set}/items/{Uri.EscapeDataString($"{name}!")}")).ShouldRefuse(404, "no-such-set-item");
    }

    [Fact]
    public async Task A_name_is_in_a_set_once_and_the_same_again_changes_nothing()
    {
        var ada = await app.SignUp();
        var set = await ada.MakeSet("emoji");
        var (tea, jam) = (await ada.Picture(50), await ada.Picture(50));
        await ada.Add(set, "tea", tea);
        await ada.Add(set, "jam", jam);
        var version = (await ada.Get($"/sets/{set}")).GetProperty("version").GetInt64();

        Assert.Equal(200, (int)(await ada.TryAdd(set, "tea", tea)).StatusCode);
        await (await ada.TryAdd(set, "tea", jam)).ShouldRefuse(409, "item-name-taken");
        await (await ada.TryPatch($"/sets/{set}/items/tea", new { name = "jam" })).ShouldRefuse(409, "item-name-taken");
        await ada.Patch($"/sets/{set}/items/tea", new { name = "tea" });
        await (await ada.TryPatch($"/sets/{set}/items/scone", new { name = "cake" })).ShouldRefuse(404, "no-such-set-item");

        Assert.Equal(version, (await ada.Get($"/sets/{set}")).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Only_ones_own_images_that_are_not_sensitive_nor_large_are_taken()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (emoji, stickers) = (await ada.MakeSet("emoji"), await ada.MakeSet("sticker"));
        var (wide, wider) = (await ada.Picture(513), await ada.Picture(1025));
        var sensitive = (await ada.Upload(Samples.Png(), isSensitive: true)).GetProperty("id").GetGuid();

        await (await ada.TryAdd(emoji, "tea", await ben.Picture(10))).ShouldRefuse(404, "no-such-media");
        await (await ada.TryAdd(emoji, "tea", await ada.UploadId(Samples.Noise(10)))).ShouldRefuse(409, "not-a-set-item");
        await (await ada.TryAdd(emoji, "tea", sensitive)).ShouldRefuse(409, "not-a-set-item");
        await (await ada.TryAdd(emoji, "tea", wide)).ShouldRefuse(409, "set-item-too-large");
        await (await ada.TryAdd(stickers, "tea", wider)).ShouldRefuse(409, "set-item-too-large");
        await ada.Add(stickers, "tea", wide);
    }

    [Fact]
    public async Task Emoji_of_a_group_are_found_by_all_its_members_and_by_their_names()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var first = await ada.MakeSet("emoji", group);
        app.Clock.Advance(Moment);
        var second = await ada.MakeSet("emoji", group);
        await ada.Add(await ada.MakeSet("sticker", group), "sticker", await ada.Picture(50));
        await ada.Add(second, "tea", await ada.Picture(50));
        foreach (var name in new[] { "jam", "tea" }) await ada.Add(first, name, await ada.Picture(50));

        Assert.Equal(["jam", "tea", "tea"], Sets.Names((await ben.Get($"/conversations/{group}/emoji")).GetProperty("items")));
        var page = await ben.Get($"/conversations/{group}/emoji?limit=2");
        Assert.Equal(["tea"], Sets.Names((await ben.Get($"/conversations/{group}/emoji?limit=2&cursor={page.GetProperty("next")}")).GetProperty("items")));

        var tea = (await ben.Get($"/conversations/{group}/emoji?name=tea")).GetProperty("items");
        Assert.Equal([first, second], tea.EnumerateArray().Select(i => i.GetProperty("setId").GetGuid()));
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(tea[0].GetProperty("url").GetString()));
        await (await (await app.SignUp()).TryGet($"/conversations/{group}/emoji")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task There_is_an_end_to_sets_and_to_what_is_in_them()
    {
        await using var small = await ChatApp.StartAsync(("Media:Sets:MaxSets", "2"), ("Media:Sets:MaxItems", "2"));
        var ada = await small.SignUp();
        var group = await small.ConversationBetween(ada, await small.SignUp(), await small.SignUp());
        var set = await ada.MakeSet("emoji");
        var picture = await ada.Picture(50);
        foreach (var name in new[] { "tea", "jam" }) await ada.Add(set, name, picture);
        await ada.MakeSet("emoji");

        await (await ada.TryAdd(set, "cake", picture)).ShouldRefuse(409, "too-many-set-items");
        await (await ada.TryMakeSet("sticker")).ShouldRefuse(409, "too-many-sets");
        await ada.MakeSet("emoji", group);
        await ada.Delete($"/sets/{await ada.MakeSet("sticker", group)}");
        await ada.MakeSet("sticker", group);
    }

    [Fact]
    public async Task If_Match_keeps_a_change_from_another_version()
    {
        var ada = await app.SignUp();
        var set = await ada.MakeSet("emoji");
        var tag = (await ada.TryGet($"/sets/{set}")).Headers.ETag!.ToString();
        await ada.Patch($"/sets/{set}", new { title = "Other" });

        var late = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/sets/{set}") { Headers = { { "If-Match", tag } } };
        await (await ada.TryRequest(late)).ShouldRefuse(412, "precondition-failed");
        Assert.Equal("Other", (await ada.Get($"/sets/{set}")).GetProperty("title").GetString());
    }
}
