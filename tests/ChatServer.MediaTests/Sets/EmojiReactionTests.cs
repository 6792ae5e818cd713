using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Messages.Reactions;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Sets;

public sealed class EmojiReactionTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Heart = "❤️";

    [Fact]
    public async Task Members_react_with_the_emoji_of_their_group_and_see_what_to_draw()
    {
        var (ada, ben, group, message) = await Said();
        var eve = await app.SignUp();
        var tea = await Emoji(ada, "tea_pot", group);
        await using var device = await ada.Connect();

        await React(ben, message, Heart);
        await React(ben, message, $"tea_pot:{tea}");
        var answer = await React(ada, message, $"tea_pot:{tea.ToString().ToUpperInvariant()}");

        string[] expected = [$"{Heart} 1", $"tea_pot:{tea} 2"];
        Assert.Equal(expected, Shown(answer));
        var told = await device.WaitForChange(group, "message.reacted", c => Shown(c.GetProperty("message"))[^1].EndsWith(" 2", StringComparison.Ordinal));
        Assert.Equal(expected, Shown(told.GetProperty("message")));
        var listed = (await ben.Get($"{Path(message, $"tea_pot:{tea}")}")).GetProperty("items").EnumerateArray();
        Assert.Equal([ben.Id, ada.Id], listed.Select(r => r.GetProperty("userId").GetGuid()));
        Assert.NotEmpty(await ben.Download(tea, "variants/160"));
        await (await eve.TryDownload(tea, "variants/160")).ShouldRefuse(404, "no-such-media");

        foreach (var person in new[] { ada, ben }) await person.Delete(Path(message, $"tea_pot:{tea}"));
        Assert.Equal([$"{Heart} 1"], Shown(await ada.Get($"/messages/{message}")));
    }

    [Fact]
    public async Task An_emoji_of_one_s_own_is_seen_by_those_who_see_the_reaction_and_they_may_agree()
    {
        var (ada, ben, _, message) = await Said();
        var (direct, tea) = (await app.ConversationBetween(ada, ben), await Emoji(ada, "tea_pot"));
        var other = await Say(ben, direct);
        await (await ben.TryGet($"/media/{tea}")).ShouldRefuse(404, "no-such-media");

        await React(ada, other, $"tea_pot:{tea}");

        Assert.NotEmpty(await ben.Download(tea, "variants/160"));
        await (await ben.TryDownload(tea)).ShouldRefuse(404, "no-such-media");
        Assert.Equal([$"tea_pot:{tea} 2"], Shown(await React(ben, other, $"tea_pot:{tea}")));
        await (await ben.TryPut(Path(message, $"tea_pot:{tea}"), new { })).ShouldRefuse(404, "no-such-emoji");

        foreach (var person in new[] { ada, ben }) await person.Delete(Path(other, $"tea_pot:{tea}"));
        await (await ben.TryGet($"/media/{tea}")).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task What_is_no_emoji_that_one_may_use_is_refused()
    {
        var (ada, ben, group, message) = await Said();
        var elsewhere = await app.ConversationBetween(ada, ben, await app.SignUp());
        var (left, sticker, unused) = (await Emoji(ada, "tea_pot", elsewhere), await Emoji(ada, "tea_pot", group, "sticker"), await app.PictureOf(ben));
        await ben.Delete($"/conversations/{elsewhere}/members/{ben.Id}");
        var unready = await Emoji(ada, "scone", group);
        await SetStatus(unready, MediaStatus.Processing);

        foreach (var given in new[] { $"tea_pot:{left}", $"tea_pot:{sticker}", $"tea_pot:{unused}", $"tea_pot:{Guid.NewGuid()}", $"t:{left}", $"tea_pot:{left:N}", $"{left}", $"Tea:{left}" })
            await (await ben.TryPut(Path(message, given), new { })).ShouldRefuse(404, "no-such-emoji");
        await (await ben.TryPut(Path(message, $"scone:{unready}"), new { })).ShouldRefuse(409, "media-not-ready");
        await React(ada, await Say(ada, group), $"tea_pot:{left}");
    }

    [Fact]
    public async Task The_image_counts_and_not_the_name()
    {
        var (ada, ben, group, message) = await Said();
        var set = await ada.MakeSet("emoji", group);
        var tea = await app.PictureOf(ada);
        await ada.Add(set, "tea_pot", tea);
        Assert.Equal([$"tea_pot:{tea} 1"], Shown(await React(ada, message, $"anything:{tea}")));
        await ada.Patch($"/sets/{set}/items/tea_pot", new { name = "samovar" });

        Assert.Equal([$"tea_pot:{tea} 2"], Shown(await React(ben, message, $"samovar:{tea}")));
        Assert.Equal([$"samovar:{tea} 1"], Shown(await React(ben, await Say(ada, group), $"tea_pot:{tea}")));
        await ben.Delete(Path(message, $"samovar:{tea}"));
        Assert.Equal([$"tea_pot:{tea} 1"], Shown(await ben.Get($"/messages/{message}")));
    }

    [Theory]
    [InlineData("item")]
    [InlineData("set")]
    [InlineData("account")]
    public async Task A_reaction_outlives_its_emoji_and_the_image_goes_with_the_last_one(string what)
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, ben) = (await own.SignUp(), await own.SignUp());
        var group = await own.ConversationBetween(ben, ada, await own.SignUp());
        var (message, set) = (await Say(ben, group), await ada.MakeSet("emoji"));
        var tea = await own.PictureOf(ada);
        await ada.Add(set, "tea_pot", tea);
        await React(ada, message, $"tea_pot:{tea}");
        await React(ben, message, $"tea_pot:{tea}");

        if (what == "account") await ada.Delete("/users/me");
        else await ada.Delete(what == "set" ? $"/sets/{set}" : $"/sets/{set}/items/tea_pot");
        await Pass(own);

        Assert.Equal([$"tea_pot:{tea} {(what == "account" ? 1 : 2)}"], Shown(await ben.Get($"/messages/{message}")));
        Assert.NotEmpty(await ben.Download(tea, "variants/160"));
        await (await ben.TryPut(Path(await Say(ben, group), $"tea_pot:{tea}"), new { })).ShouldRefuse(404, "no-such-emoji");

        if (what != "account") await ada.Delete(Path(message, $"tea_pot:{tea}"));
        await ben.Delete(Path(message, $"tea_pot:{tea}"));
        await Pass(own);
        Assert.False(await own.WithDatabase(db => db.Set<MediaItem>().AnyAsync()));
    }

    [Theory]
    [InlineData("message")]
    [InlineData("group")]
    [InlineData("accounts")]
    public async Task With_what_was_reacted_to_the_image_goes(string what)
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, ben) = (await own.SignUp(), await own.SignUp());
        var group = await own.ConversationBetween(ben, ada, await own.SignUp());
        var (message, set) = (await Say(ben, group), await ada.MakeSet("emoji"));
        var tea = await own.PictureOf(ada);
        await ada.Add(set, "tea_pot", tea);
        foreach (var person in new[] { ada, ben }) await React(person, message, $"tea_pot:{tea}");
        await ada.Delete($"/sets/{set}");

        if (what == "message") await ben.Delete($"/messages/{message}");
        if (what == "group") await ben.Delete($"/conversations/{group}");
        if (what == "accounts") foreach (var person in new[] { ada, ben }) await person.Delete("/users/me");
        await Pass(own);

        Assert.False(await own.WithDatabase(db => db.Set<Reaction>().AnyAsync()));
        Assert.False(await own.WithDatabase(db => db.Set<MediaItem>().AnyAsync()));
    }

    [Fact]
    public async Task Fifty_racing_toggles_leave_what_is_stored_and_what_is_shown_alike_while_the_emoji_goes()
    {
        var (ada, ben, group, message) = await Said();
        var set = await ada.MakeSet("emoji", group);
        var tea = await app.PictureOf(ada);
        await ada.Add(set, "tea_pot", tea);
        var path = Path(message, $"tea_pot:{tea}");

        var going = ada.Delete($"/sets/{set}/items/tea_pot");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
        {
            var who = i % 2 == 0 ? ada : ben;
            return i % 4 < 2 ? who.TryPut(path, new { }) : who.TryDelete(path);
        }));
        await going;

        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(404, "no-such-emoji");
        var rows = await app.WithDatabase(db => db.Set<Reaction>().CountAsync(r => r.MediaId == tea && r.ConversationId == group));
        Assert.Equal(rows == 0 ? [] : [$"tea_pot:{tea} {rows}"], Shown(await ada.Get($"/messages/{message}")));
        var head = (await ada.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64();
        Assert.Equal(head, await app.WithDatabase(db => db.Set<Change>().LongCountAsync(c => c.ConversationId == group)));
    }

    private static async Task Pass(ChatApp app)
    {
        // The jobs of what is deleted, and the sweep of what they released.
        for (var i = 0; i < 3; i++)
        {
            await app.AllJobsAreDone();
            app.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        await app.AllJobsAreDone();
    }

    private Task<int> SetStatus(Guid mediaId, MediaStatus status) => app.WithDatabase(db =>
        db.Set<MediaItem>().Where(m => m.Id == mediaId).ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, status)));

    private async Task<Guid> Emoji(TestUser owner, string name, Guid? conversationId = null, string kind = "emoji")
    {
        var mediaId = await app.PictureOf(owner);
        await owner.Add(await owner.MakeSet(kind, conversationId), name, mediaId);
        return mediaId;
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group, Guid Message)> Said()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo"));
        return (ada, ben, group, await Say(ada, group));
    }

    private static async Task<Guid> Say(TestUser who, Guid conversation) => (await who.Send(conversation, "tea?")).GetProperty("id").GetGuid();

    private static string Path(Guid message, string emoji) => $"/messages/{message}/reactions/{Uri.EscapeDataString(emoji)}";

    private static Task<JsonElement> React(TestUser who, Guid message, string emoji) => who.Put(Path(message, emoji), new { });

    private static List<string> Shown(JsonElement message) => !message.TryGetProperty("reactions", out var reactions) ? [] :
        [.. reactions.EnumerateArray().Select(r => $"{r.GetProperty("emoji").GetString()} {r.GetProperty("count").GetInt64()}")];
}
