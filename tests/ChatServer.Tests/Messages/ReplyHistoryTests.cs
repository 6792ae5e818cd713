using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class ReplyHistoryTests(ChatApp app)
{
    [Fact]
    public async Task Replies_are_read_in_order_without_what_else_was_said()
    {
        var (ada, ben, group, question) = await Question();
        await Reply(ben, group, question, "one");
        await ada.Send(group, "something else");
        await Reply(ada, group, question, "two");
        var three = await Reply(ben, group, question, "three");
        await Reply(ada, group, three, "that is for you alone");

        var page = await ada.Get($"/messages/{question}/replies");

        Assert.Equal(["one", "two", "three"], Contents(page));
        Assert.False(page.GetProperty("hasMore").GetBoolean());
    }

    [Fact]
    public async Task Pages_of_replies_join_in_both_directions()
    {
        var (ada, ben, group, question) = await Question();
        var seqs = new List<long>();
        for (var i = 0; i < 7; i++) seqs.Add((await ada.Get($"/messages/{await Reply(ben, group, question, $"{i}")}")).GetProperty("seq").GetInt64());
        var path = $"/messages/{question}/replies?limit=3";

        var newest = await ada.Get(path);
        Assert.Equal(["4", "5", "6"], Contents(newest));
        Assert.True(newest.GetProperty("hasMore").GetBoolean());
        Assert.Equal(["1", "2", "3"], Contents(await ada.Get($"{path}&before={seqs[4]}")));
        Assert.Equal(["0"], Contents(await ada.Get($"{path}&before={seqs[1]}")));
        Assert.Equal(["3", "4", "5"], Contents(await ada.Get($"{path}&after={seqs[2]}")));
        Assert.Equal(["2", "3", "4"], Contents(await ada.Get($"{path}&around={seqs[3]}")));
        await (await ada.TryGet($"{path}&before=1&after=1")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task What_was_deleted_leaves_an_empty_place_and_its_replies_can_be_read()
    {
        var (ada, ben, group, question) = await Question();
        var reply = await Reply(ben, group, question, "gone soon");
        await ben.Delete($"/messages/{reply}");
        await Reply(ben, group, question, "here to stay");
        await ada.Delete($"/messages/{question}");

        Assert.Equal([null, "here to stay"], Contents(await ada.Get($"/messages/{question}/replies")));
    }

    [Fact]
    public async Task A_message_that_nobody_answered_has_no_replies_and_who_left_is_told_of_none()
    {
        var (ada, ben, group, question) = await Question();
        Assert.Empty(Contents(await ben.Get($"/messages/{question}/replies")));
        await Reply(ada, group, question, "a secret");

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");

        await (await ben.TryGet($"/messages/{question}/replies")).ShouldRefuse(404, "no-such-message");
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Group, Guid Question)> Question()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var group = await app.ConversationBetween(ada, ben, await app.SignUp("Cleo"));
        return (ada, ben, group, (await ada.Send(group, "tea?")).GetProperty("id").GetGuid());
    }

    private static async Task<Guid> Reply(TestUser who, Guid group, Guid replyToId, string content) =>
        (await who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content, replyToId })).GetProperty("id").GetGuid();

    private static IEnumerable<string?> Contents(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(m => m.GetProperty("content").GetString());
}
