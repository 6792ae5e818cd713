using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Moderation;

public sealed class ActionTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_is_muted_writes_nothing_through_any_door_until_it_ends_and_is_told_why()
    {
        await using var own = await ChatApp.StartAsync();
        var (mod, eve, group, message) = await People(own);
        var until = own.Clock.GetUtcNow().AddHours(1);
        await using var device = await eve.Connect();

        await Act(mod, new { kind = "mute", subjectId = eve.Id, reason = "Too loud", until });

        var refused = await (await eve.TrySend(group, "And another thing")).ShouldRefuse(403, "muted");
        Assert.Equal("Too loud", refused.GetProperty("reason").GetString());
        Assert.Equal(until, refused.GetProperty("until").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        await (await eve.TryPatch($"/messages/{message}", new { content = "Edited" })).ShouldRefuse(403, "muted");
        await (await eve.TryPost($"/conversations/{group}/forwards", new { clientId = Guid.NewGuid(), messageId = message })).ShouldRefuse(403, "muted");
        Assert.Contains("muted", (await Assert.ThrowsAnyAsync<Exception>(() => device.Invoke("Send", group, new { clientId = Guid.NewGuid(), content = "Hub?" }))).Message, StringComparison.Ordinal);
        await mod.Send(group, "Others write on");

        await own.TimePasses(TimeSpan.FromMinutes(61));
        await eve.Send(group, "Sorry");
    }

    [Fact]
    public async Task What_was_sent_before_a_mute_is_answered_again()
    {
        var (mod, eve, group, _) = await People();
        var clientId = Guid.NewGuid();
        var first = await eve.Send(group, "Before", clientId);

        await Act(mod, new { kind = "mute", subjectId = eve.Id, reason = "Too loud" });

        Assert.Equal(Id(first), Id(await eve.Send(group, "Before", clientId)));
        await (await eve.TrySend(group, "After")).ShouldRefuse(403, "muted");
    }

    [Fact]
    public async Task A_mute_that_is_undone_is_over_at_once_here_and_soon_on_another_node()
    {
        await using var own = await ChatApp.StartAsync();
        await using var node = await own.StartNodeAsync();
        var (mod, eve, group, _) = await People(own);
        var elsewhere = eve.Over(node);

        var action = Id(await Act(mod, new { kind = "mute", subjectId = eve.Id, reason = "Too loud" }));
        await Eventually.IsTrue(async () => await Later(own, () => elsewhere.TrySend(group, "Hello?")) == 403, "the other node knows");
        await mod.Post($"/moderation/actions/{action}/undo", new { reason = "Enough" });

        await eve.Send(group, "Here again");
        await Eventually.IsTrue(async () => await Later(own, () => elsewhere.TrySend(group, "Hello!")) == 201, "the other node knows that, too");
        Assert.Equal("Enough", (await eve.Get($"/actions/{action}")).GetProperty("undoneReason").GetString());
        await (await mod.TryPost($"/moderation/actions/{action}/undo", new { reason = "Again" })).ShouldRefuse(409, "already-undone");
    }

    [Fact]
    public async Task Whoever_is_suspended_is_out_at_once_and_does_not_come_in_before_it_ends()
    {
        await using var own = await ChatApp.StartAsync();
        var (mod, eve, group, _) = await People(own);
        await using var device = await eve.Connect();
        var scheduled = new { sendAt = own.Clock.GetUtcNow().AddMinutes(10), message = new { clientId = Guid.NewGuid(), content = "From the past" } };
        await eve.Post($"/conversations/{group}/scheduled", scheduled);

        var until = own.Clock.GetUtcNow().AddDays(1);
        await Act(mod, new { kind = "suspension", subjectId = eve.Id, reason = "Threats", until });

        await device.WaitUntilClosed();
        await (await eve.TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
        var refused = await (await eve.TryPost("/sessions", new { login = eve.Username, password = eve.Password })).ShouldRefuse(403, "account-suspended");
        Assert.Equal("Threats", refused.GetProperty("reason").GetString());
        Assert.Equal(until, refused.GetProperty("until").GetDateTimeOffset(), TimeSpan.FromSeconds(1));
        await (await eve.TryPost("/sessions", new { login = eve.Username, password = "a guess" })).ShouldRefuse(401, "wrong-credentials");
        await own.TimePasses(TimeSpan.FromMinutes(11));
        await own.AllJobsAreDone();
        Assert.DoesNotContain("From the past", (await mod.Get($"/conversations/{group}/messages")).GetRawText(), StringComparison.Ordinal);
        await own.TimePasses(TimeSpan.FromDays(1));
        await eve.SignInAgain();
    }

    [Fact]
    public async Task Of_a_sign_in_that_races_with_a_suspension_no_session_is_left()
    {
        for (var i = 0; i < 10; i++)
        {
            var (mod, eve, _, _) = await People();
            var signIns = Enumerable.Range(0, 5).Select(_ => eve.TryPost("/sessions", new { login = eve.Username, password = eve.Password })).ToList();
            await Act(mod, new { kind = "suspension", subjectId = eve.Id, reason = "Threats" });

            foreach (var answer in await Task.WhenAll(signIns))
            {
                if (!answer.IsSuccessStatusCode) continue;

                var token = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("token").GetString();
                var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/users/me") { Headers = { { "Authorization", $"Bearer {token}" } } };
                Assert.Equal(401, (int)(await app.Http.SendAsync(request)).StatusCode);
            }
        }
    }

    [Fact]
    public async Task Whoever_is_muted_writes_no_note_to_people_whom_they_ask_for_contact_either()
    {
        var (mod, eve, _, _) = await People();
        var ada = await app.SignUp();
        await Act(mod, new { kind = "mute", subjectId = eve.Id, reason = "Rude" });

        await (await eve.TryPut($"/users/me/contact-requests/{ada.Id}", new { note = "Rude" })).ShouldRefuse(403, "muted");
        await eve.Put($"/users/me/contact-requests/{ada.Id}", new { });

        Assert.Equal(JsonValueKind.Null, (await ada.Get("/users/me/contact-requests")).GetProperty("items")[0].GetProperty("note").ValueKind);
    }

    [Fact]
    public async Task An_appeal_is_decided_by_another_and_once()
    {
        var (mod, eve, _, _) = await People();
        var (other, admin) = (await Moderator(app), await app.SignUpAdmin());
        var action = Id(await Act(mod, new { kind = "warning", subjectId = eve.Id, reason = "Rude" }));

        await (await other.TryPost($"/moderation/actions/{action}/appeal/answer", new { accept = true, answer = "No" })).ShouldRefuse(409, "no-appeal");
        await eve.Post($"/actions/{action}/appeal", new { objection = "It was a joke" });
        await (await eve.TryPost($"/actions/{action}/appeal", new { objection = "Really" })).ShouldRefuse(409, "already-appealed");
        Assert.Contains((await mod.Get("/moderation/actions?appealed=true&limit=200")).GetProperty("items").EnumerateArray(), a => Id(a) == action);
        await (await mod.TryPost($"/moderation/actions/{action}/appeal/answer", new { accept = false, answer = "No" })).ShouldRefuse(403, "own-action");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            (i % 2 == 0 ? other : admin).TryPost($"/moderation/actions/{action}/appeal/answer", new { accept = i % 3 == 0, answer = "Decided" })));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        await answers.First(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "appeal-answered");
        var appeal = (await eve.Get($"/actions/{action}")).GetProperty("appeal");
        Assert.Equal("Decided", appeal.GetProperty("answer").GetString());
    }

    [Fact]
    public async Task Whoever_is_suspended_appeals_with_the_password_and_comes_in_when_it_is_accepted()
    {
        var (mod, eve, _, _) = await People();
        await (await eve.TryPost("/appeals", new { login = eve.Username, password = eve.Password, objection = "Why?" })).ShouldRefuse(404, "no-such-action");
        var action = Id(await Act(mod, new { kind = "suspension", subjectId = eve.Id, reason = "Threats" }));

        await (await app.Stranger().TryPost("/appeals", new { login = eve.Username, password = "a guess", objection = "Why?" })).ShouldRefuse(401, "wrong-credentials");
        await app.Stranger().Post("/appeals", new { login = eve.Username, password = eve.Password, objection = "That was not me" });
        await (await Moderator(app)).Post($"/moderation/actions/{action}/appeal/answer", new { accept = true, answer = "Indeed" });

        await eve.SignInAgain();
    }

    [Fact]
    public async Task Whoever_is_suspended_reads_what_came_of_the_appeal_by_repeating_it()
    {
        var (mod, eve, _, _) = await People();
        var appeal = new { login = eve.Username, password = eve.Password, objection = "That was not me" };
        var action = Id(await Act(mod, new { kind = "suspension", subjectId = eve.Id, reason = "Threats" }));
        await app.Stranger().Post("/appeals", appeal);

        var waiting = (await app.Stranger().Post("/appeals", appeal with { objection = "Really" })).GetProperty("appeal");
        Assert.Equal(("That was not me", JsonValueKind.Null), (waiting.GetProperty("objection").GetString(), waiting.GetProperty("accepted").ValueKind));
        await (await Moderator(app)).Post($"/moderation/actions/{action}/appeal/answer", new { accept = false, answer = "It was" });

        var answered = (await app.Stranger().Post("/appeals", appeal)).GetProperty("appeal");
        Assert.Equal((false, "It was"), (answered.GetProperty("accepted").GetBoolean(), answered.GetProperty("answer").GetString()));
    }

    [Fact]
    public async Task Nobody_acts_on_somebody_with_as_much_to_say()
    {
        var (mod, eve, _, message) = await People();
        var (other, admin) = (await Moderator(app), await app.SignUpAdmin());

        await (await mod.TryPost("/moderation/actions", new { kind = "warning", subjectId = other.Id, reason = "No" })).ShouldRefuse(403, "not-allowed");
        await (await mod.TryPost("/moderation/actions", new { kind = "warning", subjectId = admin.Id, reason = "No" })).ShouldRefuse(403, "not-allowed");
        await (await admin.TryPost("/moderation/actions", new { kind = "warning", subjectId = (await app.SignUpAdmin()).Id, reason = "No" })).ShouldRefuse(403, "not-allowed");
        await Act(admin, new { kind = "warning", subjectId = mod.Id, reason = "Be kind" });
        await (await other.TryPost("/moderation/actions", new { kind = "deletion", subjectId = message, reason = "No" })).ShouldRefuse(404, "no-such-message");
    }

    [Theory]
    [InlineData("""{"kind":"warning","reason":"No","until":"2036-01-31T12:00:00Z","subjectId":"0198f3b2-5c1e-7d3a-9f00-3b1c2d4e5f60"}""", "until")]
    [InlineData("""{"kind":"mute","reason":" ","subjectId":"0198f3b2-5c1e-7d3a-9f00-3b1c2d4e5f60"}""", "reason")]
    public async Task What_makes_no_sense_is_refused(string body, string field)
    {
        var refused = await (await (await Moderator(app)).TryPost("/moderation/actions", JsonElement.Parse(body))).ShouldRefuse(400, "invalid-request");
        Assert.True(refused.GetProperty("errors").TryGetProperty(field, out _));
    }

    private static async Task<int> Later(ChatApp own, Func<Task<HttpResponseMessage>> ask)
    {
        own.Clock.Advance(TimeSpan.FromSeconds(5));
        using var answer = await ask();
        return (int)answer.StatusCode;
    }

    private async Task<(TestUser Mod, TestUser Eve, Guid Group, Guid Message)> People(ChatApp? where = null)
    {
        var server = where ?? app;
        var (mod, eve) = (await Moderator(server), await server.SignUp("Eve"));
        var group = Id(await mod.Post("/conversations", new { kind = "group", memberIds = new[] { eve.Id } }));
        return (mod, eve, group, Id(await eve.Send(group, "Hello")));
    }

    private static async Task<TestUser> Moderator(ChatApp server)
    {
        var moderator = await server.SignUp();
        await server.NameAsync(moderator, ServerRole.Moderator);
        return moderator;
    }

    private static Task<JsonElement> Act(TestUser who, object body) => who.Post("/moderation/actions", body);

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
