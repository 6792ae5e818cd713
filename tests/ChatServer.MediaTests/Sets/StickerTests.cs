using ChatServer.Harness;
using ChatServer.MediaTests.Avatars;
using ChatServer.MediaTests.Images;

namespace ChatServer.MediaTests.Sets;

/// <summary>Who may send what is in a set, and who sees it.</summary>
public sealed class StickerTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_member_sends_a_groups_sticker_anywhere_and_whoever_gets_it_sees_it()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var direct = await app.ConversationBetween(ben, cleo);
        var sticker = await ada.Picture(300);
        await (await ben.TrySendMedia(direct, sticker)).ShouldRefuse(404, "no-such-media");

        await ada.Add(await ada.MakeSet("sticker", group), "tea", sticker);

        Assert.NotEmpty(await ben.Download(sticker));
        await (await cleo.TryDownload(sticker)).ShouldRefuse(404, "no-such-media");
        Assert.Equal([sticker], Sets.MediaOf(await ben.SendMedia(direct, sticker)));
        Assert.NotEmpty(await cleo.Download(sticker));
        await (await cleo.TrySendMedia(direct, sticker)).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task Who_leaves_the_group_loses_its_sets_at_once_and_what_was_sent_stays()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var direct = await app.ConversationBetween(ben, cleo);
        var (sent, unsent) = (await ada.Picture(300), await ada.Picture(300));
        var set = await ada.MakeSet("sticker", group);
        await ada.Add(set, "tea", sent);
        await ada.Add(set, "jam", unsent);
        await ben.SendMedia(direct, sent);
        var link = (await ben.Get($"/sets/{set}")).GetProperty("items")[1].GetProperty("url").GetString();

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        await (await ben.TryGet($"/sets/{set}")).ShouldRefuse(404, "no-such-set");
        await (await app.Http.GetAsync(link)).ShouldRefuse(404, "no-such-media");
        foreach (var media in new[] { sent, unsent }) await (await ben.TrySendMedia(direct, media)).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await ben.Download(sent));
        Assert.NotEmpty(await cleo.Download(sent));
    }

    [Fact]
    public async Task Ones_own_sticker_is_sent_again_and_again_until_it_is_taken_out()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var set = await ada.MakeSet("sticker");
        var sticker = await ada.Picture(300);
        await ada.Add(set, "tea", sticker);

        // Out of all messages again, it is still in the set.
        var first = await ada.SendMedia(conversation, sticker);
        await ada.Delete($"/messages/{first.GetProperty("id")}");
        await (await ben.TryDownload(sticker)).ShouldRefuse(404, "no-such-media");
        var second = await ada.SendMedia(conversation, sticker);
        await ada.Delete($"/sets/{set}/items/tea");
        Assert.NotEmpty(await ben.Download(sticker));

        await ada.Delete($"/messages/{second.GetProperty("id")}");
        await (await ada.TrySendMedia(conversation, sticker)).ShouldRefuse(404, "no-such-media");
        await (await ada.TryAdd(set, "tea", sticker)).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task What_moves_keeps_moving_in_a_set_and_where_it_is_sent_from_there()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        using var workshop = new Workshop();
        var sticker = await ada.UploadId(await File.ReadAllBytesAsync(Film.Make(workshop, "image/webp", 600, 400)));
        await ada.WaitUntilProcessed(sticker);
        var set = await ada.MakeSet("sticker");

        await ada.Add(set, "tea", sticker);
        await ada.SendMedia(conversation, sticker);

        var item = (await ada.Get($"/sets/{set}")).GetProperty("items")[0];
        byte[][] files =
        [
            await app.Http.GetByteArrayAsync(item.GetProperty("url").GetString()), await app.Http.GetByteArrayAsync(item.GetProperty("largeUrl").GetString()),
            await ben.Download(sticker),
        ];
        Assert.All(files, file => Assert.Equal(Film.Frames, Film.FramesOf(workshop.File(file), "image/webp"), (expected, actual) => expected.IsLike(actual)));
    }

    [Fact]
    public async Task A_repeated_send_finds_the_first_also_when_the_set_is_gone()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var set = await ada.MakeSet("sticker", group);
        var sticker = await ada.Picture(300);
        await ada.Add(set, "tea", sticker);
        var clientId = Guid.NewGuid();
        var first = await ben.SendMedia(group, [sticker], clientId);

        await ada.Delete($"/sets/{set}");

        var again = await ben.SendMedia(group, [sticker], clientId);
        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        await (await ben.TrySendMedia(group, sticker)).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await ben.Download(sticker));
    }

    [Fact]
    public async Task With_a_deleted_group_its_sets_are_nobodys()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var set = await ada.MakeSet("sticker", group);
        var sticker = await ada.Picture(300);
        await ada.Add(set, "tea", sticker);

        await ada.Delete($"/conversations/{group}");

        foreach (var person in new[] { ada, ben })
        {
            await (await person.TryGet($"/sets/{set}")).ShouldRefuse(404, "no-such-set");
            await (await person.TryDownload(sticker)).ShouldRefuse(404, "no-such-media");
        }
    }
}
