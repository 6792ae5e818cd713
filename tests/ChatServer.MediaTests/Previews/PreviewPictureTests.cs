using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Media;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Previews;

/// <summary>A page's picture is shown by this server, to whoever may read the message, and in small forms alone.</summary>
public sealed class PreviewPictureTests(PreviewApp app) : IClassFixture<PreviewApp>
{
    private static readonly string[] Small = ["160", "160.jpg", "480", "480.jpg"];

    [Fact]
    public async Task The_page_s_picture_is_shown_to_whoever_reads_the_message_and_to_nobody_else()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await using var device = await ben.Connect();
        var sent = await ada.Send(group, app.PageWithPicture(app.Picture()));

        var told = await device.WaitFor("change", c => c.TryGetProperty("message", out var m) && m.TryGetProperty("preview", out var p) && p.TryGetProperty("picture", out _));
        var shown = (await app.PreviewOf(ben, sent))!.Value.GetProperty("picture");

        var picture = Id(shown);
        Assert.Equal(picture, Id(told.GetProperty("message").GetProperty("preview").GetProperty("picture")));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("message").GetProperty("preview").GetProperty("picture").GetProperty("url").ValueKind);
        Assert.Equal((1200, 630), (shown.GetProperty("width").GetInt32(), shown.GetProperty("height").GetInt32()));
        Assert.NotEmpty(shown.GetProperty("placeholder").GetString()!);
        foreach (var address in new[] { "url", "largeUrl" }) Assert.NotEmpty(await app.Http.GetByteArrayAsync(shown.GetProperty(address).GetString()));
        foreach (var name in Small) Assert.NotEmpty(await ben.Download(picture, $"variants/{name}"));
        foreach (var name in Small) await (await eve.TryDownload(picture, $"variants/{name}")).ShouldRefuse(404, "no-such-media");

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        await (await ben.TryGet($"/media/{picture}")).ShouldRefuse(404, "no-such-media");
        Assert.Equal(404, (int)(await app.Http.GetAsync(shown.GetProperty("url").GetString())).StatusCode);
    }

    [Fact]
    public async Task Of_the_picture_itself_nothing_is_kept_and_nobody_gets_more_than_is_shown()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var sent = await ada.Send(await app.ConversationBetween(ada, ben), app.PageWithPicture(app.Picture()));
        var picture = await PictureOf(ben, sent);

        foreach (var person in new[] { ada, ben })
        {
            await (await person.TryDownload(picture!.Value)).ShouldRefuse(404, "no-such-media");
            await (await person.TryDownload(picture.Value, "variants/1280")).ShouldRefuse(404, "no-such-variant");
            await (await person.TrySendMedia(await app.ConversationBetween(person, await app.SignUp()), picture.Value)).ShouldRefuse(404, "no-such-media");
            var read = await person.Get($"/media/{picture}");
            Assert.Equal(Small, read.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("name").GetString()!).Order());
            Assert.Equal(JsonValueKind.Null, read.GetProperty("url").ValueKind);
        }

        var stored = await app.WithDatabase(db => db.Set<MediaItem>().Include(m => m.Variants).SingleAsync(m => m.Id == picture));
        Assert.Equal((4, null), (stored.Variants.Count, stored.OwnerId));
        Assert.Contains(stored.Variants, v => v.Blob.SequenceEqual(stored.Blob));
    }

    [Theory]
    [InlineData(160, false)]
    [InlineData(481, true)]
    public async Task A_small_picture_has_one_address(int width, bool isLarge)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var sent = await ada.Send(await app.ConversationBetween(ada, ben), app.PageWithPicture(app.Picture(width, 100)));

        var picture = (await app.PreviewOf(ben, sent))!.Value.GetProperty("picture");

        Assert.NotEmpty(await app.Http.GetByteArrayAsync(picture.GetProperty("url").GetString()));
        var large = picture.GetProperty("largeUrl").GetString();
        Assert.Equal(isLarge, large is not null);
        if (isLarge) Assert.NotEmpty(await app.Http.GetByteArrayAsync(large));
    }

    [Fact]
    public async Task Every_list_that_shows_the_message_shows_where_its_picture_is()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var sent = await ada.Send(conversation, $"samovar {app.PageWithPicture(app.Picture())}");
        var message = $"/messages/{sent.GetProperty("id")}";
        await ben.Put($"{message}/bookmark", new { });
        await ben.Put($"{message}/pin", new { });
        await ben.Put($"{message}/follow", new { });
        Assert.NotNull(await PictureOf(ben, sent));

        foreach (var list in new[] { $"/conversations/{conversation}/messages", "/bookmarks", $"/conversations/{conversation}/pins", "/follows", "/search/messages?q=samovar" })
        {
            var item = (await ben.Get(list)).GetProperty("items")[0];
            var shown = item.TryGetProperty("message", out var inside) ? inside : item;
            Assert.NotEmpty(await app.Http.GetByteArrayAsync(shown.GetProperty("preview").GetProperty("picture").GetProperty("url").GetString()));
        }
    }

    [Fact]
    public async Task A_page_that_many_link_to_has_its_picture_fetched_once_and_each_keeps_it_for_itself()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var (theirs, others) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ada, cleo));
        var address = app.Picture();
        var page = app.PageWithPicture(address);

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => ada.Send(i < 5 ? theirs : others, $"{i} {page}")));

        var pictures = new List<Guid?>();
        foreach (var message in sent) pictures.Add(await PictureOf(ada, message));
        var picture = Assert.Single(pictures.Distinct());
        Assert.Equal(1, RequestsFor(address));
        foreach (var message in sent[..5]) await ada.Delete($"/messages/{message.GetProperty("id")}");
        await (await ben.TryGet($"/media/{picture}")).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await cleo.Download(picture!.Value, "variants/160"));
    }

    [Fact]
    public async Task A_picture_s_address_may_be_relative_to_where_the_page_was_found()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var page = app.PageWithPicture(new Uri(app.Picture()).AbsolutePath);
        var sent = await ada.Send(await app.ConversationBetween(ada, ben), app.Elsewhere.Redirects($"/{Guid.NewGuid():N}", page));

        Assert.NotNull(await PictureOf(ben, sent));
    }

    [Fact]
    public async Task Who_wants_no_preview_has_no_picture_asked_for()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var address = app.Picture();
        var content = app.PageWithPicture(address);

        var sent = await ada.Post(
            $"/conversations/{await app.ConversationBetween(ada, ben)}/messages", new { clientId = Guid.NewGuid(), content, noPreview = true });

        Assert.Null(await app.PreviewOf(ben, sent));
        Assert.Equal(0, RequestsFor(address));
    }

    [Fact]
    public async Task A_picture_takes_nobody_s_room()
    {
        await using var small = await ChatApp.StartAsync(("Previews:Enabled", "true"), ("Media:QuotaBytes", "1"));
        var (ada, ben) = (await small.SignUp(), await small.SignUp());
        small.Elsewhere.Has("/a.png", Samples.Png(300, 200));
        var page = small.Elsewhere.Has("/page", "<title>Tea</title><meta property=og:image content=/a.png>"u8.ToArray(), "Content-Type: text/html");
        var sent = await ada.Send(await small.ConversationBetween(ada, ben), page);
        await small.AllIsHeard();
        await small.AllJobsAreDone();

        Assert.True((await ben.Get($"/messages/{sent.GetProperty("id")}")).GetProperty("preview").TryGetProperty("picture", out _));
        Assert.Empty(await small.WithDatabase(db => db.Set<UserChange>().Where(c => c.Kind == MediaChanges.OwnReady.Number).ToListAsync()));
    }

    private async Task<Guid?> PictureOf(TestUser reader, JsonElement message) =>
        (await app.PreviewOf(reader, message))!.Value.TryGetProperty("picture", out var picture) ? Id(picture) : null;

    private int RequestsFor(string url) => app.Elsewhere.Requests.Count(r => r.StartsWith($"GET {new Uri(url).AbsolutePath} ", StringComparison.Ordinal));

    private static Guid Id(JsonElement picture) => picture.GetProperty("mediaId").GetGuid();
}
