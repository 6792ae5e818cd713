using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Media.Sets;
using ChatServer.Media.Storage;
using ChatServer.MediaTests.Avatars;
using ChatServer.MediaTests.Sets;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Messages;

/// <summary>What nothing refers to goes, and nothing else. Each test moves its own server's clock.</summary>
public sealed class SweepTests
{
    private static readonly TimeSpan Unused = new MediaOptions().UnusedLifetime;
    private static readonly TimeSpan Grace = new MediaOptions().BlobGrace;
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task What_is_put_into_no_message_goes_after_a_day_and_its_content_after_the_grace_time()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var (kept, unused) = (await ada.UploadId(Samples.Noise(10)), await ada.UploadId(Samples.Noise(20)));
        await ada.SendMedia(conversation, kept);

        await Pass(app, Unused - TimeSpan.FromMinutes(20));
        await ada.Download(unused);
        await Pass(app, TimeSpan.FromMinutes(30));
        await (await ada.TryDownload(unused)).ShouldRefuse(404, "no-such-media");
        Assert.Equal(2, FilesOf(app));

        await Pass(app, Grace + TimeSpan.FromMinutes(10));
        Assert.Equal(1, FilesOf(app));
        Assert.Equal(10, (await ben.Download(kept)).Length);
    }

    [Fact]
    public async Task Of_deleted_messages_accounts_and_groups_no_content_stays()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        var group = await app.ConversationBetween(ada, ben, cleo);
        var deleted = await ada.SendMedia(direct, await ada.UploadId(Samples.Noise(10)));
        await ada.SendMedia(group, await ada.UploadId(Samples.Noise(20)));
        await cleo.SendMedia(await app.ConversationBetween(cleo, ben), await cleo.UploadId(Samples.Noise(30)));

        await ada.Delete($"/messages/{deleted.GetProperty("id")}");
        await ada.Delete($"/conversations/{group}");
        await cleo.Delete("/users/me?messages=delete");

        // The jobs of the group and the account, then the sweep of what they released.
        await Pass(app, TimeSpan.FromMinutes(20));
        await Pass(app, TimeSpan.FromMinutes(20));
        await Pass(app, Grace + TimeSpan.FromMinutes(20));

        Assert.Equal(0, FilesOf(app));
        Assert.Equal((0, 0), await app.WithDatabase(async db => (await db.Set<MediaItem>().CountAsync(), await db.Set<Blob>().CountAsync())));
    }

    [Fact]
    public async Task An_avatar_stays_as_long_as_it_stands_for_somebody()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var doomed = await app.ConversationBetween(ada, ben, await app.SignUp());
        var pictures = new List<Guid>();
        for (var i = 0; i < 5; i++) pictures.Add(await app.PictureOf(ada));
        await ada.Wear(pictures[0]);
        await ada.Wear(pictures[1]);
        await ada.Show(group, pictures[2]);
        await ada.Show(group, pictures[3]);
        await ada.Show(doomed, pictures[4]);

        await Pass(app, Unused + TimeSpan.FromMinutes(10));
        Assert.Equal(pictures.Order().Where(p => p != pictures[0] && p != pictures[2]), await MediaIn(app));
        foreach (var kept in new[] { pictures[1], pictures[3], pictures[4] }) await ben.Download(kept, "variants/160");

        await ada.Delete($"/conversations/{doomed}");
        await ada.Delete("/users/me");
        await Pass(app, TimeSpan.FromMinutes(20));
        Assert.Equal([pictures[3]], await MediaIn(app));
        await ben.Download(pictures[3], "variants/160");
    }

    [Fact]
    public async Task A_sticker_stays_as_long_as_it_is_in_a_set_or_a_message()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);
        var pictures = new List<Guid>();
        for (var i = 0; i < 5; i++) pictures.Add(await app.PictureOf(ada));
        var (own, ofGroup, doomed) = (await ada.MakeSet("sticker"), await ada.MakeSet("sticker", group), await ada.MakeSet("emoji", group));
        await ada.Add(own, "tea", pictures[0]);
        await ada.Add(ofGroup, "tea", pictures[1]);
        foreach (var (name, picture) in new[] { ("sent", pictures[2]), ("unsent", pictures[3]), ("twice", pictures[1]) }) await ada.Add(doomed, name, picture);
        await ada.Add(ofGroup, "gone", pictures[4]);
        await ben.SendMedia(direct, pictures[2]);
        await ada.Delete($"/sets/{doomed}");
        await ada.Delete($"/sets/{ofGroup}/items/gone");

        await Pass(app, Unused + TimeSpan.FromMinutes(10));
        Assert.Equal(pictures[..3].Order(), await MediaIn(app));

        await ada.Delete($"/conversations/{group}");
        await Pass(app, TimeSpan.FromMinutes(20));
        Assert.Equal(new[] { pictures[0], pictures[2] }.Order(), await MediaIn(app));

        await ada.Delete("/users/me");
        await Pass(app, TimeSpan.FromMinutes(20));
        Assert.Equal([pictures[2]], await MediaIn(app));
        Assert.NotEmpty(await ben.Download(pictures[2]));
        Assert.Equal(0, await app.WithDatabase(db => db.Set<MediaSet>().CountAsync()));
    }

    [Fact]
    public async Task Content_that_two_have_stays_while_one_of_them_needs_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var file = Samples.Noise(100);
        await ada.UploadId(file);
        var bens = await ben.UploadId(file);
        await ben.SendMedia(conversation, bens);

        await Pass(app, Unused + TimeSpan.FromMinutes(10));
        await Pass(app, Grace + TimeSpan.FromMinutes(10));

        Assert.Equal(file, await ada.Download(bens));
        Assert.Equal(1, await app.WithDatabase(db => db.Set<MediaItem>().CountAsync()));
    }

    [Fact]
    public async Task Sends_that_race_with_the_sweep_are_refused_or_keep_their_media()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => ada.UploadId(Samples.Noise(10 + i))));

        // All are due then, and the sweep begins.
        await app.AllJobsAreDone();
        app.Clock.Advance(Unused + TimeSpan.FromMinutes(1));
        var sends = media.Select(m => ada.TrySendMedia(conversation, [m])).ToList();
        var answers = await Task.WhenAll(sends);
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(404, "no-such-media");
        await Pass(app, Grace + TimeSpan.FromMinutes(20));

        var messages = (await ben.Get($"/conversations/{conversation}/messages?limit=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(answers.Count(a => a.IsSuccessStatusCode), messages.Count);
        foreach (var message in messages) await ben.Download(message.GetProperty("media")[0].GetProperty("id").GetGuid());
        Assert.Equal(messages.Count, FilesOf(app));
    }

    private static Task<Guid[]> MediaIn(ChatApp app) => app.WithDatabase(db => db.Set<MediaItem>().Select(m => m.Id).OrderBy(id => id).ToArrayAsync());

    private static async Task Pass(ChatApp app, TimeSpan time)
    {
        // What began by the old time would not see what is due by the new one.
        await app.AllJobsAreDone();
        app.Clock.Advance(time);
        await app.AllJobsAreDone();

        // Nor would what began on the way there, so all is done once more.
        app.Clock.Advance(BetweenSweeps);
        await app.AllJobsAreDone();
    }

    private static int FilesOf(ChatApp app) =>
        Directory.EnumerateFiles(Path.Combine(app.DataDirectory, "media", "blobs"), "*", SearchOption.AllDirectories).Count();
}
