using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Avatars;

public sealed class GroupAvatarTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_groups_avatar_is_in_every_view_of_it_with_addresses_where_one_reader_reads()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await using var device = await ben.Connect();
        var picture = await ada.Picture(800);

        var updated = await ada.Show(group, picture);

        var synced = (await ben.Post("/sync", new { known = new[] { new { conversationId = group, epoch = 1, seq = 0 } } })).GetProperty("conversations")[0];
        JsonElement[] read =
        [
            updated,
            await ben.Get($"/conversations/{group}"),
            (await ben.Get("/conversations")).GetProperty("items")[0],
            synced.GetProperty("conversation"),
        ];
        foreach (var view in read)
        {
            Assert.Equal(picture, Avatar.MediaId(view));
            Assert.NotEmpty(await app.Http.GetByteArrayAsync(Avatar.Url(view)));
            Assert.NotEmpty(await app.Http.GetByteArrayAsync(Avatar.LargeUrl(view)));
        }

        var change = await device.WaitForChange(group, "conversation.updated");
        JsonElement[] told = [change.GetProperty("conversation"), synced.GetProperty("changes").EnumerateArray().Last().GetProperty("conversation")];
        foreach (var view in told)
        {
            Assert.Equal(picture, Avatar.MediaId(view));
            Assert.NotNull(Avatar.Placeholder(view));
            Assert.Null(Avatar.Url(view));
        }
    }

    [Fact]
    public async Task Members_alone_get_it_in_small_forms_and_ex_members_nothing_at_once()
    {
        var (ada, ben, cleo, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "admin" });
        var picture = await ben.Picture(1500);
        await ben.Show(group, picture);
        var link = Avatar.Url(await cleo.Get($"/conversations/{group}"));

        Assert.NotEmpty(await cleo.Download(picture, "variants/480"));
        await (await cleo.TryDownload(picture, "variants/1280")).ShouldRefuse(404, "no-such-variant");
        await (await cleo.TryDownload(picture)).ShouldRefuse(404, "no-such-media");
        await (await eve.TryDownload(picture, "variants/160")).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await ben.Download(picture));

        await cleo.Delete($"/conversations/{group}/members/{cleo.Id}");
        await (await cleo.TryDownload(picture, "variants/160")).ShouldRefuse(404, "no-such-media");
        await (await app.Http.GetAsync(link)).ShouldRefuse(404, "no-such-media");
        await ada.Delete($"/conversations/{group}/members/{ben.Id}");
        foreach (var what in new[] { "variants/160", "content" }) await (await ben.TryDownload(picture, what)).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await ada.Download(picture, "variants/160"));
    }

    [Fact]
    public async Task Absent_leaves_it_and_null_takes_it_away()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var picture = await ada.Picture(200);
        await ada.Show(group, picture);

        Assert.Equal(picture, Avatar.MediaId(await ada.Patch($"/conversations/{group}", new { title = "Tea" })));
        var seq = (await ada.Show(group, picture)).GetProperty("headSeq").GetInt64();
        Assert.Equal(seq, (await ada.Get($"/conversations/{group}")).GetProperty("headSeq").GetInt64());

        Assert.Null(Avatar.MediaId(await ada.Show(group, null)));
        await (await ben.TryDownload(picture, "variants/160")).ShouldRefuse(404, "no-such-media");
        await (await ada.TryPatch($"/conversations/{group}", new { avatarMediaId = picture })).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task Only_ones_own_images_are_taken_and_a_direct_conversation_has_none()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);

        await (await ada.TryPatch($"/conversations/{group}", new { title = "Tea", avatarMediaId = await ben.Picture(200) })).ShouldRefuse(404, "no-such-media");
        await (await ada.TryPatch($"/conversations/{group}", new { avatarMediaId = await ada.UploadId(Samples.Noise(10)) })).ShouldRefuse(409, "not-an-avatar");
        await (await ada.TryPatch($"/conversations/{direct}", new { avatarMediaId = await ada.Picture(200) })).ShouldRefuse(409, "not-in-a-direct-conversation");
        Assert.Equal("A group", (await ada.Get($"/conversations/{group}")).GetProperty("title").GetString());
    }
}
