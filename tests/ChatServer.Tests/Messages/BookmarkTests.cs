using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages.Bookmarks;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class BookmarkTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Bookmarks_are_ones_own_and_on_all_ones_devices()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        var messages = new[] { Id(await ben.Send(talk, "tea")), Id(await ben.Send(talk, "cake")), Id(await ben.Send(talk, "milk")) };
        await using var phone = await ada.Connect();
        await using var others = await ben.Connect();
        var head = await Head(ada, talk);

        foreach (var message in messages)
        {
            await ada.Put($"/messages/{message}/bookmark", new { });
            await phone.WaitFor("me", m => Says(m, "bookmark.added", message));
            app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var page = await ada.Get("/bookmarks?limit=2");
        var rest = await ada.Get($"/bookmarks?limit=2&cursor={page.GetProperty("next").GetString()}");
        Assert.Equal(messages.Reverse(), Bookmarked(page).Concat(Bookmarked(rest)));
        Assert.Empty(Bookmarked(await ben.Get("/bookmarks")));
        Assert.Empty(others.Heard("me"));
        Assert.Equal(head, await Head(ada, talk));

        await ada.Delete($"/messages/{messages[0]}/bookmark");
        await phone.WaitFor("me", m => Says(m, "bookmark.removed", messages[0]));
        Assert.Equal([messages[2], messages[1]], Bookmarked(await ada.Get("/bookmarks")));
    }

    [Fact]
    public async Task What_is_so_already_is_no_change()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var message = Id(await ben.Send(await app.ConversationBetween(ada, ben), "tea"));
        await ada.Put($"/messages/{message}/bookmark", new { });
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.Put($"/messages/{message}/bookmark", new { })));
        await ben.Delete($"/messages/{message}/bookmark");

        Assert.Empty((await ada.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray());
        Assert.Single(Bookmarked(await ada.Get("/bookmarks")));
    }

    [Fact]
    public async Task What_one_cannot_see_is_not_listed()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ben, ada, await app.SignUp());
        var (kept, deleted) = (Id(await ben.Send(group, "tea")), Id(await ben.Send(group, "cake")));
        await ada.Put($"/messages/{kept}/bookmark", new { });
        await ada.Put($"/messages/{deleted}/bookmark", new { });

        await ben.Delete($"/messages/{deleted}");
        Assert.Equal([kept], Bookmarked(await ada.Get("/bookmarks")));
        await (await ada.TryPut($"/messages/{deleted}/bookmark", new { })).ShouldRefuse(409, "message-deleted");

        await ada.Delete($"/conversations/{group}/members/{ada.Id}");
        Assert.Empty(Bookmarked(await ada.Get("/bookmarks")));
    }

    [Fact]
    public async Task Bookmarks_go_with_the_account()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Put($"/messages/{Id(await ben.Send(await app.ConversationBetween(ada, ben), "tea"))}/bookmark", new { });

        await ada.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.False(await app.WithDatabase(db => db.Set<Bookmark>().AnyAsync(b => b.UserId == ada.Id)));
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static bool Says(JsonElement me, string kind, Guid subjectId) =>
        me.GetProperty("kind").GetString() == kind && me.GetProperty("subjectId").GetGuid() == subjectId;

    private static IEnumerable<Guid> Bookmarked(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(b => Id(b.GetProperty("message")));

    private static async Task<long> Head(TestUser who, Guid conversation) =>
        (await who.Get($"/conversations/{conversation}")).GetProperty("headSeq").GetInt64();
}
