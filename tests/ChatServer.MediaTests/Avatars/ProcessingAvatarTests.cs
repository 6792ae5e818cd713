using ChatServer.Harness;

namespace ChatServer.MediaTests.Avatars;

/// <summary>Avatars whose image is not processed yet when they are set.</summary>
public sealed class ProcessingAvatarTests(GatedApp app) : IClassFixture<GatedApp>
{
    [Fact]
    public async Task A_persons_avatar_has_its_placeholder_once_it_is_processed_and_everybody_hears_of_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        var (picture, comment) = await Upload(ada, "make");
        await ada.Wear(picture);

        var card = await ben.Get($"/users/{ada.Id}");
        Assert.Equal((picture, null, null), (Avatar.MediaId(card), Avatar.Placeholder(card), Avatar.Url(card)));
        await (await ben.TryDownload(picture, "variants/160")).ShouldRefuse(409, "media-not-ready");
        await using var device = await ben.Connect();
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();
        var tag = (await ada.TryGet("/users/me")).Headers.ETag;

        app.Images.Open(comment);

        await device.WaitFor("user", c => Avatar.Placeholder(c) == "abcd");
        Assert.Equal("abcd", Avatar.Placeholder((await ben.Post("/sync", new { cursor })).GetProperty("users").EnumerateArray().Single(c => c.GetProperty("id").GetGuid() == ada.Id)));
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(Avatar.Url(await ben.Get($"/users/{ada.Id}"))));
        Assert.NotEqual(tag, (await ada.TryGet("/users/me")).Headers.ETag);
    }

    [Fact]
    public async Task A_groups_avatar_too_by_a_change_of_the_group()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await using var device = await ben.Connect();
        var away = await ClientState.Load(ben);
        var (picture, comment) = await Upload(ada, "make");
        await ada.Show(group, picture);
        await (await ben.TryDownload(picture, "variants/160")).ShouldRefuse(409, "media-not-ready");

        app.Images.Open(comment);

        var change = await device.WaitForChange(group, "conversation.updated", c => Avatar.Placeholder(c.GetProperty("conversation")) == "abcd");
        Assert.Equal(ada.Id, change.GetProperty("actorId").GetGuid());
        await away.Sync();
        Assert.Equal((await ClientState.Load(ben)).Describe(), away.Describe());
    }

    [Fact]
    public async Task One_that_cannot_be_processed_is_taken_down_and_its_owner_told_why()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await using var device = await ben.Connect();
        var (picture, comment) = await Upload(ada, "break");
        await ada.Wear(picture);
        await ada.Show(group, picture);

        app.Images.Open(comment);

        await device.WaitForChange(group, "conversation.updated", c => Avatar.MediaId(c.GetProperty("conversation")) is null);
        await device.WaitFor("user", c => c.GetProperty("id").GetGuid() == ada.Id && Avatar.MediaId(c) is null);
        Assert.Null(Avatar.MediaId(await ben.Get($"/conversations/{group}")));
        Assert.Null(Avatar.MediaId(await ben.Get($"/users/{ada.Id}")));
        await (await ben.TryGet($"/media/{picture}")).ShouldRefuse(404, "no-such-media");
        Assert.Equal("It is broken.", (await ada.Get($"/media/{picture}")).GetProperty("failure").GetString());
    }

    [Fact]
    public async Task One_that_was_replaced_meanwhile_comes_back_to_nobody()
    {
        var ada = await app.SignUp();
        var (first, opensFirst) = await Upload(ada, "make");
        var (second, opensSecond) = await Upload(ada, "make");
        await ada.Wear(first);
        await ada.Wear(second);

        app.Images.Open(opensFirst);
        app.Images.Open(opensSecond);

        await Eventually.IsTrue(async () => Avatar.Placeholder(await ada.Get("/users/me")) == "abcd", "the second is processed");
        Assert.Equal(second, Avatar.MediaId(await ada.Get("/users/me")));
        await (await ada.TryGet($"/media/{first}")).ShouldRefuse(404, "no-such-media");
    }

    private static async Task<(Guid MediaId, string Comment)> Upload(TestUser user, string verb)
    {
        var comment = $"{verb} {Guid.NewGuid()}";
        return (await user.UploadId(Samples.Png(seed: comment)), comment);
    }
}
