using System.Text.Json;
using ChatServer.Harness;
using static ChatServer.Tests.Messages.Polls.PollScene;

namespace ChatServer.Tests.Messages.Polls;

/// <summary>Anonymous polls, quizzes, and what cannot be asked.</summary>
public sealed class PollKindTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Of_an_anonymous_poll_nobody_is_told_who_voted()
    {
        var scene = await Create(app);
        await using var device = await scene.Cleo.Connect();
        var message = await scene.Ask(new { question = "Who brings the cups?", options = Drinks, anonymous = true });

        await Vote(scene.Ben, message, 1);
        await scene.Count();

        var told = await device.WaitForChange(scene.Group, "poll.voted");
        Assert.DoesNotContain(scene.Ben.Id.ToString(), told.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(scene.Ada.Id, told.GetProperty("actorId").GetGuid());
        Assert.Equal("0 1 0 of 1", await scene.Counts(message));
        foreach (var person in new[] { scene.Ada, scene.Ben, scene.Cleo })
            await (await person.TryGet($"/messages/{message}/poll/votes")).ShouldRefuse(403, "poll-is-anonymous");
        Assert.Equal("[1]", (await scene.Ben.Get(Path(message))).GetProperty("options").GetRawText());
    }

    [Fact]
    public async Task What_is_right_in_a_quiz_is_told_to_who_has_voted_and_to_everybody_when_it_is_closed()
    {
        var scene = await Create(app);
        var message = await scene.Ask(new { question = "Where is the Louvre?", options = Quiz, explanation = "Since 1793." });
        var poll = await scene.Poll(message);
        Assert.Equal((true, null, null), (poll.GetProperty("quiz").GetBoolean(), Text(poll, "correctOption"), Text(poll, "explanation")));
        Assert.Equal("""{"options":[],"correctOption":null,"explanation":null}""", (await scene.Ben.Get(Path(message))).GetRawText());

        var answered = """{"options":[0],"correctOption":1,"explanation":"Since 1793."}""";
        Assert.Equal(answered, (await Vote(scene.Ben, message, 0)).GetRawText());
        Assert.Equal(answered, (await scene.Ben.Get(Path(message))).GetRawText());
        await scene.Count();
        foreach (var shown in await EverythingShown(scene)) Assert.DoesNotContain("1793", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("1793", (await scene.Cleo.Get(Path(message))).GetRawText(), StringComparison.Ordinal);

        await scene.Ada.Post($"/messages/{message}/poll/close");
        poll = await scene.Poll(message);
        Assert.Equal(("1", "Since 1793."), (Text(poll, "correctOption"), Text(poll, "explanation")));
        Assert.Equal("""{"options":[],"correctOption":1,"explanation":"Since 1793."}""", (await scene.Cleo.Get(Path(message))).GetRawText());
    }

    [Fact]
    public async Task In_a_quiz_a_vote_is_final_also_in_a_race()
    {
        var scene = await Create(app);
        var message = await scene.Ask(new { question = "Where is the Louvre?", options = Quiz });

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => TryVote(scene.Ben, message, i % 2)));

        var row = Assert.Single(await scene.Rows(message));
        Assert.Equal(answers.Where((_, i) => i % 2 == row.Option), answers.Where(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "vote-is-final");
        await (await scene.Ben.TryDelete(Path(message))).ShouldRefuse(409, "vote-is-final");
        await scene.Cleo.Delete(Path(message));
    }

    [Theory]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes"}]}""", "poll.options")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes"},null]}""", "poll.options[1]")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes"},{"text":" "}]}""", "poll.options[1].text")]
    [InlineData("""{"question":" ","options":[{"text":"Yes"},{"text":"No"}]}""", "poll.question")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes","correct":true},{"text":"No","correct":true}]}""", "poll.options")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes","correct":true},{"text":"No"}],"multiple":true}""", "poll.multiple")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes"},{"text":"No"}],"closesAt":"2020-01-01T00:00:00Z"}""", "poll.closesAt")]
    [InlineData("""{"question":"Tea?","options":[{"text":"Yes"},{"text":"No"}],"closesAt":"2999-01-01T00:00:00Z"}""", "poll.closesAt")]
    public async Task What_makes_no_poll_is_refused_by_both_doors(string poll, string field)
    {
        var scene = await Create(app);
        await using var device = await scene.Ada.Connect();
        var head = await scene.Head();

        var refused = await (await scene.Ada.TryPost($"/conversations/{scene.Group}/messages", Body(JsonElement.Parse(poll)))).ShouldRefuse(400, "invalid-request");
        Assert.True(refused.GetProperty("errors").TryGetProperty(field, out _), refused.GetRawText());
        var later = new { sendAt = app.Clock.GetUtcNow().AddHours(1), message = Body(JsonElement.Parse(poll)) };
        refused = await (await scene.Ada.TryPost($"/conversations/{scene.Group}/scheduled", later)).ShouldRefuse(400, "invalid-request");
        Assert.True(refused.GetProperty("errors").TryGetProperty($"message.{field}", out _), refused.GetRawText());
        await device.Invoke("Send", scene.Group, Body(JsonElement.Parse(poll))).ShouldRefuse(400, "invalid-request");
        Assert.Equal(head, await scene.Head());
    }

    [Fact]
    public async Task A_poll_is_sent_once_however_often_it_is_repeated_also_after_its_time()
    {
        var scene = await Create(app);
        var path = $"/conversations/{scene.Group}/messages";
        var body = Body(new { question = "Tea?", options = Drinks, closesAt = app.Clock.GetUtcNow().AddHours(1) }, Guid.NewGuid());
        var first = await scene.Ada.Post(path, body);
        await Vote(scene.Ben, first.GetProperty("id").GetGuid(), 0);
        await scene.Count();

        await app.TimePasses(TimeSpan.FromHours(2));
        await app.AllJobsAreDone();
        var again = await scene.Ada.Post(path, body);

        Assert.Equal(first.GetProperty("id").GetGuid(), again.GetProperty("id").GetGuid());
        Assert.Equal("1 0 0 of 1", Counts(again.GetProperty("poll")));
        await (await scene.Ada.TryPost(path, Body(new { question = "Tea?", options = Drinks }, first.GetProperty("clientId").GetGuid())))
            .ShouldRefuse(409, "client-id-reused");
    }

    [Fact]
    public async Task A_poll_is_neither_forwarded_nor_edited_and_the_text_beside_it_is()
    {
        var scene = await Create(app);
        var message = await scene.Ask();
        await Vote(scene.Ben, message, 0);

        await (await scene.Ben.TryPost($"/conversations/{scene.Group}/forwards", new { clientId = Guid.NewGuid(), messageId = message }))
            .ShouldRefuse(409, "poll-not-forwardable");
        await (await scene.Ada.TryPatch($"/messages/{message}", new { content = "", poll = new { question = "Cake?", options = Drinks } }))
            .ShouldRefuse(400, "invalid-request");

        await scene.Ada.Patch($"/messages/{message}", new { content = "Please vote" });
        await scene.Ada.Patch($"/messages/{message}", new { content = "" });
        await scene.Count();
        Assert.Equal("1 0 0 of 1", await scene.Counts(message));
    }

    /// <summary>What Cleo, who has not voted, is told in every way that messages are.</summary>
    private static async Task<List<string>> EverythingShown(PollScene scene)
    {
        var conversation = await scene.Cleo.Get($"/conversations/{scene.Group}");
        var known = new[] { new { conversationId = scene.Group, epoch = conversation.GetProperty("epoch").GetInt32(), seq = 1 } };
        var history = await scene.Cleo.Get($"/conversations/{scene.Group}/messages");
        var pinned = await scene.Ada.Put($"/messages/{history.GetProperty("items")[0].GetProperty("id")}/pin", new { });
        var synced = await scene.Cleo.Post("/sync", new { known });
        var pins = await scene.Cleo.Get($"/conversations/{scene.Group}/pins");
        JsonElement[] all = [conversation, history, pinned, synced, pins];
        Assert.All(all, json => Assert.Contains("Louvre", json.GetRawText(), StringComparison.Ordinal));
        return [.. all.Select(json => json.GetRawText())];
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;
}
