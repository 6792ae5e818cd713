using ChatServer.Harness;
using ChatServer.Search.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Search;

/// <summary>What the index holds follows what people may read.</summary>
public sealed class IndexTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_deleted_text_is_out_of_the_index_when_its_deletion_is_answered()
    {
        var (ada, group) = await Alone();
        var message = await ada.Send(group, "a secret about tea");
        await app.AllIsHeard();
        Assert.Equal(1, await Indexed(group));

        await ada.Delete($"/messages/{message.GetProperty("id")}");

        Assert.Equal(0, await Indexed(group));
        Assert.Empty(await app.Find(ada, "secret"));
    }

    [Fact]
    public async Task Texts_that_are_deleted_while_they_are_indexed_do_not_come_back()
    {
        var (ada, group) = await Alone();
        var stays = await ada.Send(group, "this one stays");

        await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
        {
            var message = await ada.Send(group, $"secret {i}");
            await ada.Delete($"/messages/{message.GetProperty("id")}");
        }));
        await app.AllIsHeard();

        Assert.Equal([stays.GetProperty("seq").GetInt64()], await app.WithDatabase(db => db.Set<IndexedMessage>()
            .Where(m => m.ConversationId == group).Select(m => m.Seq).ToListAsync()));
    }

    [Fact]
    public async Task What_a_deleted_account_said_goes_from_the_index_with_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben);
        await ben.Send(group, "tea of ben");
        await ada.Send(group, "tea of ada");
        await app.AllIsHeard();

        await ben.Delete("/users/me?messages=delete");
        await app.AllJobsAreDone();

        Assert.Equal(1, await Indexed(group));
        Assert.Equal(["tea of ada"], await app.Find(ada, "tea"));
    }

    [Fact]
    public async Task Who_leaves_finds_nothing_there_any_more_and_others_still_do()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Send(group, "tea for all");
        Assert.Equal(["tea for all"], await app.Find(ben, "tea"));

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        Assert.Empty(await app.Find(ben, "tea"));
        Assert.Empty(await app.Find(ben, $"tea in:{group}"));
        await (await ben.TryGet($"/search/messages?q=tea&conversationId={group}")).ShouldRefuse(404, "no-such-conversation");
        Assert.Equal(["tea for all"], await app.Find(cleo, "tea"));
    }

    [Fact]
    public async Task Who_joins_finds_what_was_said_before_as_it_can_be_read()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.Send(group, "tea before");
        Assert.Empty(await app.Find(cleo, "tea"));

        await ada.Post($"/conversations/{group}/members", new { userIds = new[] { cleo.Id } });

        Assert.Equal(["tea before"], await app.Find(cleo, "tea"));
    }

    [Fact]
    public async Task An_index_that_is_behind_shows_nothing_of_the_past()
    {
        var (ada, group) = await Alone();
        var message = await ada.Send(group, "the old text");
        await app.AllIsHeard();

        // As if the edit had not been heard yet.
        await app.WithDatabase(db => db.Database.ExecuteSqlAsync($"update messages set content = 'another' where conversation_id = {group}"));

        Assert.Empty(await app.Find(ada, "old"));
        Assert.Equal("another", (await ada.Get($"/messages/{message.GetProperty("id")}")).GetProperty("content").GetString());
    }

    [Fact]
    public async Task It_can_be_made_anew_and_finds_the_same()
    {
        await using var whole = await ChatApp.StartAsync(("Search:BlockMessages", "100"));
        var (ada, ben) = (await whole.SignUp(), await whole.SignUp());
        var groups = new[] { await whole.ConversationBetween(ada, ben), await whole.ConversationBetween(ada, ben, await whole.SignUp()) };
        for (var i = 0; i < 250; i++)
        {
            await ada.Send(groups[i % 2], $"tea {i}");
            if (i % 10 == 0) whole.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var before = await whole.Find(ada, "tea", "&limit=200");
        Assert.Equal(250, await whole.Services.GetRequiredService<RebuildIndex>().RunAsync(CancellationToken.None));

        Assert.Equal(before, await whole.Find(ada, "tea", "&limit=200"));
        Assert.Equal(["tea 7"], await whole.Find(ada, "tea 7"));
        Assert.InRange(await whole.WithDatabase(db => db.Set<SearchBlock>().CountAsync()), 2, 4);
    }

    [Fact]
    public async Task Without_it_nothing_is_indexed_and_nothing_searched()
    {
        await using var without = await ChatApp.StartAsync(("Search:Enabled", "false"));
        var (ada, ben) = (await without.SignUp(), await without.SignUp());
        await ada.Send(await without.ConversationBetween(ada, ben), "tea");
        await without.AllIsHeard();

        await (await ada.TryGet("/search/messages?q=tea")).ShouldRefuse(501, "search-off");
        Assert.Equal(0, await without.WithDatabase(db => db.Set<IndexedMessage>().CountAsync()));
    }

    private Task<int> Indexed(Guid group) => app.WithDatabase(db => db.Set<IndexedMessage>().CountAsync(m => m.ConversationId == group));

    private async Task<(TestUser Ada, Guid Group)> Alone()
    {
        var ada = await app.SignUp();
        return (ada, await app.ConversationBetween(ada, await app.SignUp()));
    }
}
