using ChatServer.Harness;
using ChatServer.MediaTests.Avatars;

namespace ChatServer.MediaTests.Sets;

/// <summary>Images that are not processed yet when they are put into a set.</summary>
public sealed class ProcessingSetTests(GatedApp app) : IClassFixture<GatedApp>
{
    [Fact]
    public async Task Once_it_is_processed_everybody_who_uses_the_set_hears_of_it_and_sees_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var set = await ada.MakeSet("sticker", group);
        var comment = $"make {Guid.NewGuid()}";
        var sticker = await ada.UploadId(Samples.Png(seed: comment));
        var item = await ada.Add(set, "tea", sticker);
        Assert.Equal("processing", item.GetProperty("status").GetString());
        await (await ben.TryDownload(sticker, "variants/160")).ShouldRefuse(409, "media-not-ready");
        await using var device = await ben.Connect();
        var away = await ClientState.Load(ben);

        app.Images.Open(comment);

        await device.WaitForChange(group, "set.updated", c => c.GetProperty("set").GetProperty("version").GetInt64() == 3);
        var shown = (await ben.Get($"/sets/{set}")).GetProperty("items")[0];
        Assert.Equal(("ready", "abcd"), (shown.GetProperty("status").GetString(), shown.GetProperty("placeholder").GetString()));
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(shown.GetProperty("url").GetString()));
        await away.Sync();
        Assert.Equal((await ClientState.Load(ben)).Describe(), away.Describe());
    }

    [Fact]
    public async Task One_that_cannot_be_processed_is_taken_out_and_its_owner_told_why()
    {
        var ada = await app.SignUp();
        var set = await ada.MakeSet("sticker");
        var comment = $"break {Guid.NewGuid()}";
        var sticker = await ada.UploadId(Samples.Png(seed: comment));
        await ada.Add(set, "tea", sticker);
        await using var device = await ada.Connect();

        app.Images.Open(comment);

        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "sets.updated");
        Assert.Empty(await ada.Names(set));
        Assert.Equal("It is broken.", (await ada.Get($"/media/{sticker}")).GetProperty("failure").GetString());
    }

    [Fact]
    public async Task One_sent_by_another_before_it_is_processed_names_nobody_who_is_not_there()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var direct = await app.ConversationBetween(ben, cleo);
        var comment = $"make {Guid.NewGuid()}";
        var sticker = await ada.UploadId(Samples.Png(seed: comment));
        await ada.Add(await ada.MakeSet("sticker", group), "tea", sticker);
        await using var device = await cleo.Connect();
        await ben.SendMedia(direct, sticker);

        app.Images.Open(comment);

        var change = await device.WaitForChange(direct, "media.ready");
        Assert.Equal(ben.Id, change.GetProperty("actorId").GetGuid());
        Assert.DoesNotContain($"{ada.Id}", change.GetRawText(), StringComparison.Ordinal);
    }
}
