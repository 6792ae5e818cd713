using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Receipts;

public sealed class ReceiptTests(ChatApp app)
{
    [Fact]
    public async Task A_message_is_sent_then_delivered_then_read()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var message = await ada.Send(conversation, "seen?");
        var seq = message.GetProperty("seq").GetInt64();

        Assert.Equal(("sent", false, false), await Receipt(ada, message, ben));
        await ben.Put($"/conversations/{conversation}/receipts/me", new { deliveredSeq = seq });
        Assert.Equal(("delivered", true, false), await Receipt(ada, message, ben));
        await ben.Put($"/conversations/{conversation}/receipts/me", new { readSeq = seq });
        Assert.Equal(("read", true, true), await Receipt(ada, message, ben));
    }

    [Fact]
    public async Task Marks_never_go_back_and_end_at_the_head()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var head = (await ada.Send(conversation, "one")).GetProperty("seq").GetInt64();

        Assert.Equal((head, head), await Mark(ben, conversation, new { readSeq = head + 1000 }));
        Assert.Equal((head, head), await Mark(ben, conversation, new { readSeq = 0, deliveredSeq = 1 }));
    }

    [Fact]
    public async Task Reading_counts_down_what_is_unread()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var seqs = new List<long>();
        for (var i = 0; i < 4; i++) seqs.Add((await ada.Send(conversation, $"{i}")).GetProperty("seq").GetInt64());

        Assert.Equal(4, await Unread(ben, conversation));
        await Mark(ben, conversation, new { readSeq = seqs[1] });
        Assert.Equal(2, await Unread(ben, conversation));
        await ben.Send(conversation, "writing back means having read");
        Assert.Equal(0, await Unread(ben, conversation));
    }

    [Fact]
    public async Task Whoever_answers_has_read_what_came_before()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var question = await ada.Send(conversation, "tea?");

        var answer = await ben.Send(conversation, "yes");

        var receipt = (await ada.Get($"/messages/{question.GetProperty("id")}/receipts")).GetProperty("items")[0];
        Assert.Equal("read", receipt.GetProperty("status").GetString());
        Assert.Equal(answer.GetProperty("createdAt").GetString(), receipt.GetProperty("readAt").GetString());
    }

    [Fact]
    public async Task Someone_who_hides_reads_neither_shows_nor_sees_them()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var fromAda = await ada.Send(conversation, "one");
        var fromBen = await ben.Send(conversation, "two");
        await Mark(ada, conversation, new { readSeq = 1000 });

        await ben.Patch("/users/me", new { privacy = new { showReads = false } });

        Assert.Equal(("delivered", true, false), await Receipt(ada, fromAda, ben));
        Assert.Equal(("delivered", true, false), await Receipt(ben, fromBen, ada));
    }

    [Fact]
    public async Task Receipts_are_of_those_who_were_members_at_that_time()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = (await ada.Post("/conversations", new { kind = "group", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        var before = await ada.Send(conversation, "before cleo");
        await ada.Post($"/conversations/{conversation}/members", new { userIds = new[] { cleo.Id } });
        var after = await ada.Send(conversation, "after cleo");

        Assert.Equal([ben.Id], await Receivers(cleo, before));
        Assert.Equal(new[] { ben.Id, cleo.Id }.ToHashSet(), (await Receivers(cleo, after)).ToHashSet());
    }

    [Fact]
    public async Task Bad_marks_are_refused()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var path = $"/conversations/{await app.ConversationBetween(ada, ben)}/receipts/me";

        await (await ada.TryPut(path, new { })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPut(path, new { readSeq = -1 })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPut(path, new { readSeq = "1" })).ShouldRefuse(400, "invalid-request");
        await (await eve.TryPut(path, new { readSeq = 1 })).ShouldRefuse(404, "no-such-conversation");
    }

    private static async Task<(string? Status, bool HasDeliveredAt, bool HasReadAt)> Receipt(TestUser reader, JsonElement message, TestUser of)
    {
        var items = (await reader.Get($"/messages/{message.GetProperty("id")}/receipts")).GetProperty("items").EnumerateArray();
        var receipt = items.Single(r => r.GetProperty("userId").GetGuid() == of.Id);
        return (
            receipt.GetProperty("status").GetString(),
            receipt.GetProperty("deliveredAt").ValueKind != JsonValueKind.Null,
            receipt.GetProperty("readAt").ValueKind != JsonValueKind.Null);
    }

    private static async Task<IEnumerable<Guid>> Receivers(TestUser reader, JsonElement message) =>
        (await reader.Get($"/messages/{message.GetProperty("id")}/receipts")).GetProperty("items").EnumerateArray()
        .Select(r => r.GetProperty("userId").GetGuid());

    private static async Task<(long Delivered, long Read)> Mark(TestUser user, Guid conversation, object marks)
    {
        var answer = await user.Put($"/conversations/{conversation}/receipts/me", marks);
        return (answer.GetProperty("deliveredSeq").GetInt64(), answer.GetProperty("readSeq").GetInt64());
    }

    private static async Task<int> Unread(TestUser user, Guid conversation) =>
        (await user.Get($"/conversations/{conversation}")).GetProperty("unread").GetInt32();
}
