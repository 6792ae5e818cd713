using System.Text.Json;
using ChatServer.Tests.Harness;

namespace ChatServer.Tests.Demo;

public sealed class DemoTests : IAsyncLifetime
{
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await PostgresCluster.Current.CreateEmptyDatabaseAsync();

    public async ValueTask DisposeAsync() => await PostgresCluster.Current.DropDatabaseAsync(_database);

    [Fact]
    public async Task Its_people_find_conversations_with_unread_messages()
    {
        await using var server = await DemoServer.StartAndListenAsync(_database);
        var ada = await server.SignIn("ada");

        var conversations = await ConversationsOf(ada);

        Assert.Equal(
            [
                "direct  1 Sent. And thank you for doing all the booking.",
                "group Four days in Lisbon 4 And bring shoes that can do hills.",
                "group Almanac 2.4 2 No objection.",
                "direct  0 Perfect, thank you.",
            ],
            conversations.Select(c =>
                $"{c.GetProperty("kind")} {c.GetProperty("title")} {c.GetProperty("unread")} {c.GetProperty("lastMessage").GetProperty("content")}"));
        Assert.Equal(["member", "owner", "moderator", "member"], conversations.Select(c => c.GetProperty("myRole").GetString()));
    }

    [Fact]
    public async Task Its_history_has_replies_an_edit_a_deleted_message_and_days()
    {
        await using var server = await DemoServer.StartAndListenAsync(_database);
        var ada = await server.SignIn("ada");

        var messages = await MessagesOf(ada, (await ConversationsOf(ada))[1]);

        Assert.Contains(messages, m => m.GetProperty("replyToId").ValueKind == JsonValueKind.String);
        var edited = Assert.Single(messages, m => m.GetProperty("editedAt").ValueKind != JsonValueKind.Null);
        Assert.EndsWith("cleaning included.", edited.GetProperty("content").GetString(), StringComparison.Ordinal);
        var deleted = Assert.Single(messages, m => m.GetProperty("deletedAt").ValueKind != JsonValueKind.Null);
        Assert.Equal(JsonValueKind.Null, deleted.GetProperty("content").ValueKind);

        var times = messages.ConvertAll(m => m.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[^1] - times[0], TimeSpan.FromDays(3), TimeSpan.FromDays(4));
        Assert.InRange(DateTimeOffset.UtcNow - times[^1], TimeSpan.FromMinutes(38), TimeSpan.FromMinutes(40));
    }

    [Fact]
    public async Task Its_messages_are_read_by_some_delivered_to_some_and_only_sent_to_others()
    {
        await using var server = await DemoServer.StartAndListenAsync(_database);
        var (ada, ben, cleo) = (await server.SignIn("ada"), await server.SignIn("ben"), await server.SignIn("cleo"));
        var journey = (await ConversationsOf(cleo)).Single(c => c.GetProperty("title").GetString() == "Four days in Lisbon");
        var messages = await MessagesOf(cleo, journey);

        Assert.Equal("delivered", await StatusFor(ada, messages[^1]));
        Assert.Equal("sent", await StatusFor(ben, messages[^1]));
        Assert.Equal("read", await StatusFor(ben, messages[^4]));

        async Task<string?> StatusFor(TestUser reader, JsonElement message)
        {
            var receipts = await cleo.Get($"/messages/{message.GetProperty("id").GetGuid()}/receipts");
            return receipts.GetProperty("items").EnumerateArray()
                .Single(r => r.GetProperty("userId").GetGuid() == reader.Id).GetProperty("status").GetString();
        }
    }

    [Fact]
    public async Task Eve_is_there_and_sees_nothing_of_the_others()
    {
        await using var server = await DemoServer.StartAndListenAsync(_database);
        var (ada, eve) = (await server.SignIn("ada"), await server.SignIn("eve"));

        Assert.Empty(await ConversationsOf(eve));
        foreach (var conversation in await ConversationsOf(ada))
            await (await eve.TryGet($"/conversations/{conversation.GetProperty("id")}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task The_line_that_it_prints_signs_in()
    {
        await using var server = await DemoServer.StartAndListenAsync(_database);
        var line = server.Output.Split('\n').Single(l => l.StartsWith("  curl ", StringComparison.Ordinal));

        var answer = JsonElement.Parse(await Shell.RunAsync(Path.GetTempPath(), 0, "bash", "-c", $"{line} --silent"));

        Assert.Equal("Ada Brandt", answer.GetProperty("user").GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task The_next_start_gives_new_passwords_and_leaves_alone_what_was_done_meanwhile()
    {
        string before;
        TestUser ada;
        await using (var first = await DemoServer.StartAndListenAsync(_database))
        {
            ada = await first.SignIn("ada");
            await ada.Patch($"/conversations/{(await ConversationsOf(ada))[1].GetProperty("id")}", new { title = "Five days in Lisbon" });
            await (await first.SignIn("eve")).Patch("/users/me", new { bio = "Was here." });
            before = await WorldDescription.OfAsync(first);
        }

        await using var second = await DemoServer.StartAndListenAsync(_database);

        Assert.Contains("was there already; nothing in it was changed", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, await WorldDescription.OfAsync(second));
        await (await ada.Over(second).TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
        await (await ada.Over(second).TryPost("/sessions", new { login = "ada", password = ada.Password }))
            .ShouldRefuse(401, "wrong-credentials");
    }

    [Fact]
    public async Task Who_deleted_their_account_does_not_come_back()
    {
        await using (var first = await DemoServer.StartAndListenAsync(_database)) await (await first.SignIn("ada")).Delete("/users/me");

        await using var second = await DemoServer.StartAndListenAsync(_database);

        Assert.Equal(["ben", "cleo", "eve"], second.Passwords.Keys);
    }

    [Fact]
    public async Task A_database_that_people_use_is_left_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var ada = await app.SignUp();

        await using var demo = DemoServer.Start(app.ConnectionString);

        Assert.Equal(1, await demo.EndsAsync());
        Assert.Contains("has accounts and no demo world", demo.Output, StringComparison.Ordinal);
        Assert.Equal([ada.Id], (await ada.Get("/users")).GetProperty("items").EnumerateArray().Select(u => u.GetProperty("id").GetGuid()));
    }

    private static async Task<List<JsonElement>> ConversationsOf(TestUser user) =>
        [.. (await user.Get("/conversations")).GetProperty("items").EnumerateArray()];

    private static async Task<List<JsonElement>> MessagesOf(TestUser user, JsonElement conversation) =>
        [.. (await user.Get($"/conversations/{conversation.GetProperty("id")}/messages")).GetProperty("items").EnumerateArray()];
}
