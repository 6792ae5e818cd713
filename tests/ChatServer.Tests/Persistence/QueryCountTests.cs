using System.Net.Http.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Persistence;

/// <summary>What a hot request asks the database does not grow with how much there is.</summary>
public sealed class QueryCountTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Listing_conversations_is_one_query_however_many_there_are()
    {
        var ada = await WithConversations(2);
        Assert.Equal(1, await Count(ada, HttpMethod.Get, "/conversations"));

        ada = await WithConversations(12);
        Assert.Equal(1, await Count(ada, HttpMethod.Get, "/conversations"));
    }

    [Fact]
    public async Task A_page_of_history_is_one_query()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < 5; i++) await ben.Send(conversation, $"{i}");

        Assert.Equal(1, await Count(ada, HttpMethod.Get, $"/conversations/{conversation}/messages"));
    }

    [Fact]
    public async Task A_page_of_replies_is_one_query()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var question = (await ada.Send(conversation, "tea?")).GetProperty("id").GetGuid();
        for (var i = 0; i < 5; i++)
            await ben.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = $"{i}", replyToId = question });

        Assert.Equal(1, await Count(ada, HttpMethod.Get, $"/messages/{question}/replies"));
    }

    [Fact]
    public async Task Accesses_are_listed_and_checked_with_as_many_queries_for_many_as_for_few()
    {
        var ada = await app.SignUp();
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();
        for (var i = 0; i < 20; i++) await ada.Post($"/conversations/{group}/accesses");

        Assert.Equal(2, await Count(ada, HttpMethod.Get, $"/conversations/{group}/accesses"));
        Assert.InRange(await Count(ada, HttpMethod.Get, $"/conversations/{group}/accesses/verify"), 3, 5);
    }

    [Fact]
    public async Task Listing_threads_is_one_query_however_many_there_are()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        for (var i = 0; i < 5; i++) await ada.Post($"/conversations/{group}/threads", new { title = $"{i}" });
        await ben.Get("/users/me");

        Assert.Equal(1, await Count(ben, HttpMethod.Get, $"/conversations/{group}/threads"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Listing_what_is_followed_is_one_query_however_much_it_is(int questions)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < questions; i++)
            await ada.Put($"/messages/{(await ben.Send(conversation, $"{i}?")).GetProperty("id").GetGuid()}/follow", new { });

        Assert.Equal(1, await Count(ada, HttpMethod.Get, "/follows"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Listing_notifications_is_two_queries_and_counting_them_one_however_many_there_are(int times)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        for (var i = 0; i < times; i++)
        {
            var group = await app.ConversationBetween(ada, ben, await app.SignUp());
            await ben.Send(group, $"@{ada.Username}, {i}?");
        }

        await app.AllIsHeard();
        Assert.Equal(2, await Count(ada, HttpMethod.Get, "/notifications"));
        Assert.Equal(1, await Count(ada, HttpMethod.Get, "/notifications/unread"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Listing_reminders_is_one_query_however_many_there_are(int times)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < times; i++)
        {
            var message = (await ben.Send(conversation, $"{i}?")).GetProperty("id").GetGuid();
            await ada.Post($"/messages/{message}/reminders", new { remindAt = app.Clock.GetUtcNow().AddDays(1) });
        }

        Assert.Equal(1, await Count(ada, HttpMethod.Get, "/reminders"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    public async Task Sending_asks_nothing_outside_its_group_however_many_would_hear_it(int moreMembers)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await Crowd(conversation, moreMembers);
        await ada.Send(conversation, "the session is remembered from here on");

        Assert.Equal(0, await Count(
            ada, HttpMethod.Post, $"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "hello" }));
    }

    [Theory]
    [InlineData("**tea** at 10:30? #tea https://tea.example > `x`", 0)]
    [InlineData("@ada, @ben and @all, 50 @ 3", 1)]
    public async Task Names_are_asked_for_once_and_only_where_there_may_be_some(string content, int queries)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, "the session is remembered from here on");

        Assert.Equal(queries, await Count(ada, HttpMethod.Post, $"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content }));
    }

    [Fact]
    public async Task Moving_marks_is_one_statement()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await ben.Send(conversation, "hello");

        Assert.Equal(1, await Count(ada, HttpMethod.Put, $"/conversations/{conversation}/receipts/me", new { readSeq = 100 }));
    }

    [Fact]
    public async Task A_sync_asks_as_often_for_many_conversations_as_for_few()
    {
        Assert.Equal(await SyncOf(2), await SyncOf(12));
    }

    private Task<int> Crowd(Guid conversation, int members) => app.WithDatabase(db => db.Database.ExecuteSqlAsync($"""
        insert into members (conversation_id, user_id, role, joined_seq, joined_at, delivered_seq, read_seq, read_number, marks_at)
        select {conversation}, gen_random_uuid(), 'member', 1, now(), 1, 1, 0, now() from generate_series(1, {members})
        """));

    private async Task<int> SyncOf(int conversations)
    {
        var ada = await WithConversations(conversations);
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();
        var known = (await ada.Get("/conversations")).GetProperty("items").EnumerateArray()
            .Select(c => new { conversationId = c.GetProperty("id").GetGuid(), epoch = c.GetProperty("epoch").GetInt32(), seq = 0 })
            .ToList();
        return await Count(ada, HttpMethod.Post, "/sync", new { cursor, known });
    }

    private async Task<TestUser> WithConversations(int count)
    {
        var ada = await app.SignUp();
        for (var i = 0; i < count; i++)
        {
            var ben = await app.SignUp();
            await ben.Send(await app.ConversationBetween(ben, ada), "hello");
        }

        await ada.Get("/users/me");
        return ada;
    }

    private static Task<int> Count(TestUser user, HttpMethod method, string path, object? body = null) =>
        QueryCount.Of(user, new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) });
}
