using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Stories;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Stories;

/// <summary>Each test moves its own server's clock.</summary>
public sealed class StoryExpiryTests
{
    [Fact]
    public async Task After_its_day_it_is_in_no_answer_no_table_and_no_file()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = await Friends(app);
        var secret = $"secret{Guid.NewGuid():N}";
        var media = await app.PictureOf(ada, secret);
        var story = await ada.PostStory(secret, media, ben);
        var reply = (await ben.Post($"/stories/{Id(story)}/replies", new { clientId = Guid.NewGuid(), content = "Nice" })).GetProperty("id").GetGuid();
        await ben.Put($"/stories/{Id(story)}/reaction/%F0%9F%AB%96", new { });
        await app.AllIsHeard();
        Assert.NotEmpty(await Traces.InTables(app, secret));
        Assert.NotEmpty(Traces.InFiles(app, secret));

        await Pass(app, Story.Lifetime);

        Assert.Empty(await Traces.InTables(app, secret));
        Assert.Equal(0, await app.WithDatabase(db => db.Set<StoryViewer>().CountAsync()));
        Assert.Equal(Id(story), Id((await ada.Get($"/messages/{reply}")).GetProperty("story")));

        // The blob follows by the sweep.
        await Pass(app, TimeSpan.FromMinutes(20));
        await Pass(app, new MediaOptions().BlobGrace + TimeSpan.FromMinutes(20));
        Assert.Empty(Traces.InFiles(app, secret));
    }

    [Fact]
    public async Task Nobody_sees_it_after_its_day_even_before_it_is_erased()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = await Friends(app);
        var media = await app.PictureOf(ada);
        var story = await ada.PostStory("psst", media, ben);
        await app.AllJobsAreDone();
        var address = (await ben.Get($"/stories/{Id(story)}")).GetProperty("media").GetProperty("url").GetString()!;
        app.Clock.Set(Story.Lifetime - TimeSpan.FromMilliseconds(1));
        await ben.Get($"/stories/{Id(story)}");

        // The clock alone: no timer comes due, so no job runs.
        app.Clock.Set(TimeSpan.FromMilliseconds(1));

        foreach (var person in new[] { ada, ben })
        {
            await (await person.TryGet($"/stories/{Id(story)}")).ShouldRefuse(404, "no-such-story");
            await (await person.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");
            await (await person.TryGet($"/media/{media}/content")).ShouldRefuse(404, "no-such-media");
            foreach (var path in (string[])["/stories", $"/users/{ada.Id}/stories"])
                Assert.DoesNotContain("psst", (await person.Get(path)).GetRawText(), StringComparison.Ordinal);
        }

        Assert.False((await app.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await (await ben.TryPut($"/stories/{Id(story)}/seen", new { })).ShouldRefuse(404, "no-such-story");
        await (await ben.TryPut($"/stories/{Id(story)}/reaction/%F0%9F%AB%96", new { })).ShouldRefuse(404, "no-such-story");
        await (await ben.TryPost($"/stories/{Id(story)}/replies", new { clientId = Guid.NewGuid(), content = "!" })).ShouldRefuse(404, "no-such-story");
        await (await ada.TryGet($"/stories/{Id(story)}/viewers")).ShouldRefuse(404, "no-such-story");
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Story>().CountAsync()));
    }

    [Fact]
    public async Task More_than_are_erased_at_once_go_and_younger_ones_stay()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = await Friends(app);
        for (var i = 0; i < Story.MaxLiving; i++) await ada.PostStory($"{i}", ben);
        for (var i = 0; i < Story.MaxLiving; i++) await ben.PostStory($"{i}", ada);
        await app.TimePasses(TimeSpan.FromHours(1));
        var (cleo, dan) = await Friends(app);
        var younger = await cleo.PostStory("this stays", dan);

        await Pass(app, Story.Lifetime - TimeSpan.FromMinutes(30));

        Assert.Equal([Id(younger)], await app.WithDatabase(db => db.Set<Story>().Select(s => s.Id).ToListAsync()));
        Assert.Equal([Id(younger)], await app.WithDatabase(db => db.Set<StoryViewer>().Select(v => v.StoryId).ToListAsync()));

        // There is room again.
        await ada.PostStory("another day", ben);
    }

    [Fact]
    public async Task What_shows_a_media_beside_a_story_keeps_it()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = await Friends(app);
        var media = await app.PictureOf(ada);
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.PostStory("in both", media, ben);
        await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { media } });

        await Pass(app, Story.Lifetime);
        await Pass(app, new MediaOptions().BlobGrace + TimeSpan.FromHours(1));

        await ben.Get($"/media/{media}");
    }

    [Fact]
    public async Task The_media_of_a_story_is_for_its_audience_while_they_are_that()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = await Friends(app);
        var (cleo, eve) = await Friends(app);
        await app.ConversationBetween(ada, cleo);
        var media = await app.PictureOf(ada);
        await (await ben.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");
        var story = Id(await ada.PostStory("look", media, ben, cleo));

        // It stays while somebody sees it, however long nobody looks.
        await app.TimePasses(TimeSpan.FromHours(2));
        await app.AllJobsAreDone();
        var address = (await ben.Get($"/stories/{story}")).GetProperty("media").GetProperty("url").GetString()!;
        foreach (var person in new[] { ada, ben, cleo }) await person.Get($"/media/{media}");
        Assert.True((await app.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await (await eve.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");

        await ada.Delete($"/stories/{story}/viewers/{ben.Id}");
        await (await ben.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");
        Assert.False((await app.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        await cleo.Get($"/media/{media}");

        await ada.Delete($"/stories/{story}");
        foreach (var person in new[] { ada, ben, cleo }) await (await person.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");
    }

    private static async Task<(TestUser, TestUser)> Friends(ChatApp app)
    {
        var (one, other) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        await app.ConversationBetween(one, other);
        return (one, other);
    }

    // What began by the old time would not see what is due by the new one.
    private static async Task Pass(ChatApp app, TimeSpan time)
    {
        await app.AllJobsAreDone();
        await app.TimePasses(time);
        await app.AllJobsAreDone();
        await app.TimePasses(TimeSpan.FromMinutes(10));
        await app.AllJobsAreDone();
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
