using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class ReplyTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_message_tells_how_often_and_by_whom_it_was_answered()
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var group = await app.ConversationBetween(ada, ben, cleo);
        await using var device = await cleo.Connect();
        var question = await ada.Send(group, "tea?");

        await Reply(ben, group, question, "yes");
        await Reply(ben, group, question, "with milk");
        var last = await Reply(cleo, group, question, "me too");

        var told = await device.WaitForChange(group, "message.replied", c => Replies(c.GetProperty("message")).GetProperty("count").GetInt64() == 3);
        Assert.Equal(cleo.Id, told.GetProperty("actorId").GetGuid());
        Assert.Equal(last.GetProperty("createdAt").GetString(), told.GetProperty("at").GetString());
        var replies = Replies(await ada.Get($"/messages/{question.GetProperty("id")}"));
        Assert.Equal(last.GetProperty("createdAt").GetString(), replies.GetProperty("lastAt").GetString());
        Assert.Equal([cleo.Id, ben.Id], replies.GetProperty("lastRepliers").EnumerateArray().Select(id => id.GetGuid()));
    }

    [Fact]
    public async Task A_deleted_reply_is_not_counted()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben);
        var question = await ada.Send(group, "tea?");
        var first = await Reply(ben, group, question, "yes");
        var second = await Reply(ben, group, question, "no");
        await app.AllIsHeard();

        await ben.Delete($"/messages/{second.GetProperty("id")}");
        await app.AllIsHeard();
        Assert.Equal(1, Replies(await ada.Get($"/messages/{question.GetProperty("id")}")).GetProperty("count").GetInt64());

        await ben.Delete($"/messages/{first.GetProperty("id")}");
        await app.AllIsHeard();
        Assert.False((await ada.Get($"/messages/{question.GetProperty("id")}")).TryGetProperty("replies", out _));
    }

    [Fact]
    public async Task More_replies_than_are_looked_at_one_by_one_are_counted_as_well()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben);
        var question = await ada.Send(group, "how many?");

        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => Reply(i % 2 == 0 ? ada : ben, group, question, $"{i}")));
        await app.AllIsHeard();

        Assert.Equal(120, Replies(await ada.Get($"/messages/{question.GetProperty("id")}")).GetProperty("count").GetInt64());
    }

    private static Task<JsonElement> Reply(TestUser who, Guid group, JsonElement to, string content) =>
        who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content, replyToId = to.GetProperty("id").GetGuid() });

    private static JsonElement Replies(JsonElement message) => message.TryGetProperty("replies", out var replies) ? replies : JsonElement.Parse("""{"count":0}""");
}
