using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

public sealed partial class DemoWorldTests(WholeDemo whole) : IClassFixture<WholeDemo>
{
    private DemoServer Server => whole.Server;

    [Fact]
    public async Task Its_people_find_conversations_with_unread_messages()
    {
        var ada = await Server.SignIn("ada");

        var conversations = await ConversationsOf(ada);

        Assert.Equal(
            [
                "direct  1 Sent. And thank you for doing all the booking.",
                "group Four days in Lisbon 4 And bring shoes that can do hills.",
                "group Almanac 2.4 2 No objection.",
                "direct  0 Perfect, thank you.",
            ],
            conversations.Select(c => string.Join(
                ' ', c.GetProperty("kind"), c.GetProperty("title"), c.GetProperty("unread"), c.GetProperty("lastMessage").GetProperty("content"))));
        Assert.Equal(["member", "owner", "moderator", "member"], conversations.Select(c => c.GetProperty("myRole").GetString()));
    }

    [Fact]
    public async Task Its_history_has_replies_an_edit_a_deleted_message_and_days()
    {
        var ada = await Server.SignIn("ada");

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
        var (ada, ben, cleo) = (await Server.SignIn("ada"), await Server.SignIn("ben"), await Server.SignIn("cleo"));
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
        var (ada, eve) = (await Server.SignIn("ada"), await Server.SignIn("eve"));

        Assert.Empty(await ConversationsOf(eve));
        foreach (var conversation in await ConversationsOf(ada))
            await (await eve.TryGet($"/conversations/{conversation.GetProperty("id")}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task The_line_that_it_prints_signs_in()
    {
        var line = Server.Output.Split('\n').Single(l => l.StartsWith("  curl ", StringComparison.Ordinal));

        var answer = JsonElement.Parse(await Shell.RunAsync(Path.GetTempPath(), 0, "bash", "-c", $"{line} --silent"));

        Assert.Equal("Ada Brandt", answer.GetProperty("user").GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task The_README_shows_what_it_prints()
    {
        var readme = await File.ReadAllTextAsync(Repository.In("README.md"));
        var printed = Notice().Match(Server.Output).Value
            .Replace(Server.Address.ToString(), "http://127.0.0.1:5080/", StringComparison.Ordinal);

        Assert.NotEmpty(printed);
        Assert.Contains(Password().Replace(printed, "****"), Password().Replace(readme, "****"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_fill_happens_now()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1); // Times are cut to milliseconds.
        var dora = new TestUser(Server) { Username = "dora" };
        await dora.SignUp();

        var sent = await dora.Send(await NoteToHerself(dora), "Is anybody else here?");

        Assert.InRange(sent.GetProperty("createdAt").GetDateTimeOffset(), before, DateTimeOffset.UtcNow);
    }

    [GeneratedRegex("^The demo world.*with it makes new passwords\\.$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Notice();

    [GeneratedRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}")]
    private static partial Regex Password();

    private static async Task<Guid> NoteToHerself(TestUser user) =>
        (await user.Post("/conversations", new { kind = "group", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();

    private static async Task<List<JsonElement>> ConversationsOf(TestUser user) =>
        [.. (await user.Get("/conversations")).GetProperty("items").EnumerateArray()];

    private static async Task<List<JsonElement>> MessagesOf(TestUser user, JsonElement conversation) =>
        [.. (await user.Get($"/conversations/{conversation.GetProperty("id")}/messages")).GetProperty("items").EnumerateArray()];
}
