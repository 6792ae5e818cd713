using System.Net;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Messages;

public sealed class SendingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_message_is_answered_as_it_was_stored()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();

        var sent = await ada.Send(conversation, "hello 👋", clientId);

        Assert.Equal("hello 👋", sent.GetProperty("content").GetString());
        Assert.Equal(clientId, sent.GetProperty("clientId").GetGuid());
        Assert.Equal(ada.Id, sent.GetProperty("senderId").GetGuid());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", sent.GetProperty("createdAt").GetString());
        Assert.Equal(sent.GetRawText(), (await ben.Get($"/messages/{sent.GetProperty("id")}")).GetRawText());
    }

    [Fact]
    public async Task Repeating_a_send_returns_the_first_message()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();
        var first = await ada.Send(conversation, "once", clientId);

        var repeated = await ada.TrySend(conversation, "once", clientId);

        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(first.GetRawText(), await repeated.Content.ReadAsStringAsync());
        Assert.Single((await ada.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_repeated_send_is_answered_with_the_message_as_it_is_now()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();
        var first = await ada.Send(conversation, "once", clientId);

        await ada.Patch($"/messages/{first.GetProperty("id")}", new { content = "better" });
        Assert.Equal("better", (await ada.Send(conversation, "once", clientId)).GetProperty("content").GetString());

        await ada.Delete($"/messages/{first.GetProperty("id")}");
        Assert.Equal(JsonValueKind.Null, (await ada.Send(conversation, "once", clientId)).GetProperty("content").ValueKind);
    }

    [Fact]
    public async Task A_client_id_cannot_be_used_for_another_body()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();
        await ada.Send(conversation, "one thing", clientId);

        await (await ada.TrySend(conversation, "another", clientId)).ShouldRefuse(409, "client-id-reused");
        await ben.Send(conversation, "somebody else may use the same id", clientId);
    }

    [Fact]
    public async Task Times_do_not_go_back_with_the_clock()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var before = await ada.Send(conversation, "before the clock is set back");

        app.Clock.Set(by: TimeSpan.FromHours(-3));
        var after = await ada.Send(conversation, "after it");
        await ben.Put($"/conversations/{conversation}/receipts/me", new { readSeq = after.GetProperty("seq").GetInt64() });
        var edited = await ada.Patch($"/messages/{before.GetProperty("id")}", new { content = "edited" });
        var receipt = (await ada.Get($"/messages/{after.GetProperty("id")}/receipts")).GetProperty("items")[0];

        var times = new[] { before.GetProperty("createdAt"), after.GetProperty("createdAt"), receipt.GetProperty("readAt"), edited.GetProperty("editedAt") };
        Assert.Equal(times.Select(t => t.GetDateTimeOffset()).Order(), times.Select(t => t.GetDateTimeOffset()));
    }

    [Fact]
    public async Task Thirty_racing_repetitions_make_one_message()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var clientId = Guid.NewGuid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ada.TrySend(conversation, "only once", clientId)));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(29, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Single((await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Many_senders_get_positions_without_holes_in_one_order()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUp()));
        var conversation = await app.ConversationBetween(people[0], people[1..]);

        await Task.WhenAll(people.SelectMany(p => Enumerable.Range(0, 20).Select(i => p.Send(conversation, $"message {i}"))));

        var messages = (await people[0].Get($"/conversations/{conversation}/messages?limit=200")).GetProperty("items");
        var positions = messages.EnumerateArray().Select(m => m.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(160, positions.Count);
        Assert.Equal(Enumerable.Range(0, 160).Select(i => positions[0] + i), positions);
        Assert.Equal(positions[^1], (await people[1].Get($"/conversations/{conversation}")).GetProperty("headSeq").GetInt64());
    }

    [Fact]
    public async Task An_outsider_cannot_tell_a_private_conversation_from_a_missing_one()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var theirs = await app.ConversationBetween(ada, ben);

        await (await eve.TrySend(theirs, "hello?")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TrySend(Guid.NewGuid(), "hello?")).ShouldRefuse(404, "no-such-conversation");
        await ada.Send(theirs, "the same request is fine for a member");
    }

    [Fact]
    public async Task A_reply_names_a_message_of_the_same_conversation()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var here = await app.ConversationBetween(ada, ben);
        var elsewhere = await app.ConversationBetween(ada, cleo);
        var question = (await ada.Send(here, "tea?")).GetProperty("id").GetGuid();
        var secret = (await ada.Send(elsewhere, "not for ben")).GetProperty("id").GetGuid();

        var answer = await ben.Post($"/conversations/{here}/messages", new { clientId = Guid.NewGuid(), content = "yes", replyToId = question });
        Assert.Equal(question, answer.GetProperty("replyToId").GetGuid());

        foreach (var wrong in new[] { secret, Guid.NewGuid() })
        {
            var refused = await ben.TryPost(
                $"/conversations/{here}/messages", new { clientId = Guid.NewGuid(), content = "yes", replyToId = wrong });
            await refused.ShouldRefuse(404, "no-such-message");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t")]
    [InlineData("\u200b\u200d\u2060")]
    [InlineData("\u3164\u2800")]
    [InlineData("nothing \0 to store")]
    public async Task A_message_says_something_that_can_be_stored(string content)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);

        await (await ada.TrySend(conversation, content)).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_message_has_at_most_16384_bytes()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);

        await ada.Send(conversation, new string('é', 8_192));
        await (await ada.TrySend(conversation, new string('é', 8_192) + "x")).ShouldRefuse(400, "invalid-request");
    }
}
