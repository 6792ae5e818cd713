using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Media.Storage;
using ChatServer.Messages.LinkPreviews.Pictures;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Previews;

/// <summary>A page's picture ends with its preview. Each test moves its own server's clock.</summary>
public sealed class PictureEndTests
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(11);

    [Theory]
    [InlineData("delete")]
    [InlineData("remove the preview")]
    [InlineData("edit the link away")]
    [InlineData("disappear")]
    [InlineData("account")]
    [InlineData("group")]
    public async Task Whatever_ends_the_preview_ends_its_picture_and_nothing_of_it_stays(string what)
    {
        await using var app = await StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        if (what == "disappear") await ada.Patch($"/conversations/{group}", new { disappearAfter = 60 });
        var sent = await ada.Send(group, app.PageWithPicture(app.Picture()));
        var path = $"/messages/{sent.GetProperty("id")}";
        var picture = (await app.PreviewOf(ben, sent))!.Value.GetProperty("picture");
        Assert.NotEmpty(await app.Http.GetByteArrayAsync(picture.GetProperty("url").GetString()));

        if (what == "delete") await ada.Delete(path);
        if (what == "remove the preview") await ada.Delete($"{path}/preview");
        if (what == "edit the link away") await ada.Patch(path, new { content = "there was a link" });
        if (what == "disappear") app.Clock.Advance(TimeSpan.FromMinutes(1));
        if (what == "account") await ada.Delete("/users/me?messages=delete");
        if (what == "group") await ada.Delete($"/conversations/{group}");
        if (what is "account" or "disappear") await app.AllJobsAreDone(); // Texts of an account that goes follow it, and those that had their time are erased.

        await (await ben.TryDownload(picture.GetProperty("mediaId").GetGuid(), "variants/160")).ShouldRefuse(404, "no-such-media");
        Assert.Equal(404, (int)(await app.Http.GetAsync(picture.GetProperty("url").GetString())).StatusCode);
        for (var i = 0; i < 3; i++) await Pass(app, BetweenSweeps);
        await Pass(app, new MediaOptions().BlobGrace + BetweenSweeps);
        var left = await app.WithDatabase(async db =>
            (await db.Set<LinkPicture>().CountAsync(), await db.Set<MediaItem>().CountAsync(), await db.Set<Blob>().CountAsync()));
        Assert.Equal((0, 0, 0), left);
    }

    [Fact]
    public async Task What_was_fetched_goes_after_its_grace_time_and_what_is_shown_stays()
    {
        await using var app = await StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var sent = await ada.Send(await app.ConversationBetween(ada, ben), app.PageWithPicture(app.Picture()));
        var picture = (await app.PreviewOf(ben, sent))!.Value.GetProperty("picture").GetProperty("mediaId").GetGuid();

        await Pass(app, TimeSpan.FromHours(48));
        await Pass(app, BetweenSweeps);

        Assert.NotEmpty(await ben.Download(picture, "variants/480"));
        Assert.Equal(4, await app.WithDatabase(db => db.Set<Blob>().CountAsync()));
    }

    [Fact]
    public async Task A_link_that_comes_again_after_its_picture_is_gone_has_it_fetched_anew()
    {
        await using var app = await StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var page = app.PageWithPicture(app.Picture());
        var first = await ada.Send(conversation, page);
        Assert.NotNull(await app.PreviewOf(ben, first));
        await ada.Delete($"/messages/{first.GetProperty("id")}");
        await Pass(app, BetweenSweeps);
        Assert.Equal(0, await app.WithDatabase(db => db.Set<MediaItem>().CountAsync()));

        var second = await app.PreviewOf(ben, await ada.Send(conversation, page));

        Assert.NotEmpty(await ben.Download(second!.Value.GetProperty("picture").GetProperty("mediaId").GetGuid(), "variants/160"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("remove")]
    public async Task A_picture_that_is_processed_after_its_preview_ended_is_shown_nowhere(string what)
    {
        await using var app = new GatedPreviewApp();
        await app.InitializeAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var comment = $"make {Guid.NewGuid()}";
        var picture = app.Elsewhere.Has("/a.png", Samples.Png(4, 3, comment), "Content-Type: image/png");
        var sent = await ada.Send(conversation, app.PageWithPicture(picture));
        var path = $"/messages/{sent.GetProperty("id")}";
        await Eventually.IsTrue(() => app.WithDatabase(db => db.Set<LinkPicture>().AnyAsync()), "its picture is taken up");
        Assert.False((await ben.Get(path)).GetProperty("preview").TryGetProperty("picture", out _));

        await ada.Delete(what == "delete" ? path : $"{path}/preview");
        app.Images.Open(comment);
        await app.AllIsPreviewed();

        Assert.False(await app.WithDatabase(db => db.Set<Change>().AnyAsync(c => c.Kind == MediaChanges.Ready.Number)));
        Assert.False((await ben.Get(path)).TryGetProperty("preview", out _));
    }

    private static async Task<PreviewApp> StartAsync()
    {
        var app = new PreviewApp();
        await app.InitializeAsync();
        return app;
    }

    private static async Task Pass(ChatApp app, TimeSpan time)
    {
        app.Clock.Advance(time);
        await app.AllJobsAreDone();
    }
}
