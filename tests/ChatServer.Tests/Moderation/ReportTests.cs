using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Moderation;

public sealed class ReportTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task From_report_to_decision_both_sides_are_told_and_the_audit_log_tells_it_truly()
    {
        var (ada, eve, group, message) = await Said("Buy my pills");
        var mod = await Moderator();
        await using var adas = await ada.Connect();
        await using var eves = await eve.Connect();

        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "spam", comment = "The third time" }));
        Assert.Contains(await Items(mod, "/moderation/reports?state=open&limit=200"), r => Id(r.GetProperty("report")) == report);
        await mod.Put($"/moderation/reports/{report}/assignee", new { });
        var seen = await mod.Get($"/moderation/reports/{report}");
        Assert.Equal(("Buy my pills", true), (seen.GetProperty("evidence").GetProperty("message").GetProperty("content").GetString(), seen.GetProperty("evidenceIntact").GetBoolean()));
        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "Advertising", action = "deletion" });

        Assert.Equal(JsonValueKind.Null, (await ada.Get($"/messages/{message}")).GetProperty("content").ValueKind);
        await adas.WaitFor("me", m => m.GetProperty("kind").GetString() == "report.updated" && m.GetProperty("subjectId").GetGuid() == report);
        await eves.WaitFor("me", m => m.GetProperty("kind").GetString() == "action.updated");
        Assert.True((await ada.Get($"/reports/{report}")).GetProperty("actionTaken").GetBoolean());
        Assert.Equal(report, (await Notice(ada, "report")).GetProperty("subjectId").GetGuid());
        var action = Assert.Single(await Items(eve, "/actions"));
        Assert.Equal(("deletion", "Advertising"), (action.GetProperty("kind").GetString(), action.GetProperty("reason").GetString()));
        Assert.Equal(Id(action), (await Notice(eve, "action")).GetProperty("subjectId").GetGuid());
        Assert.False(action.TryGetProperty("actorId", out _));

        var admin = await app.SignUpAdmin();
        var told = await Items(admin, $"/admin/audit?userId={eve.Id}");
        Assert.Equal(["reportResolved", "actionTaken", "evidenceRead", "reportAssigned"], told.Select(t => t.GetProperty("act").GetString()));
        Assert.All(told, t => Assert.Equal(mod.Id, t.GetProperty("actorId").GetGuid()));
        Assert.True((await admin.Get("/admin/audit/verify")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task The_evidence_stays_when_the_message_is_deleted_and_goes_thirty_days_after_the_decision()
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, eve, group, message) = await Said("Go away, all of you", own);
        var mod = await Moderator(own);
        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "harassment", comment = "Look" }));
        await eve.Delete($"/messages/{message}");
        Assert.Equal("Go away, all of you", (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").GetProperty("message").GetProperty("content").GetString());

        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "A bad day" });
        await own.TimePasses(TimeSpan.FromDays(29));
        mod = await mod.SignInAgain();
        Assert.NotEqual(JsonValueKind.Null, (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").ValueKind);
        await own.TimePasses(TimeSpan.FromDays(2));

        await Eventually.IsTrue(
            async () => (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").ValueKind == JsonValueKind.Null, "the evidence is erased");
        var left = await own.WithDatabase(db => db.Database.SqlQueryRaw<string>("select r::text as \"Value\" from reports r").SingleAsync());
        Assert.DoesNotContain("Go away", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_that_an_appeal_kept_goes_thirty_days_after_the_account()
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, eve, _, message) = await Said("Go away, all of you", own);
        var mod = await Moderator(own);
        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "harassment" }));
        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "Too rude", action = "warning" });
        var action = Id((await eve.Get("/actions")).GetProperty("items")[0]);
        await eve.Post($"/actions/{action}/appeal", new { objection = "It was a joke" });

        await eve.Delete("/users/me");
        await own.TimePasses(TimeSpan.FromDays(31));

        mod = await mod.SignInAgain();
        await Eventually.IsTrue(
            async () => (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").ValueKind == JsonValueKind.Null, "the evidence is erased");
    }

    [Fact]
    public async Task A_moderator_learns_of_no_report_about_themselves_and_decides_none()
    {
        var (ada, mod, other) = (await app.SignUp(), await Moderator(), await Moderator());
        var report = Id(await ada.Post("/reports", new { kind = "user", subjectId = mod.Id, category = "harassment" }));
        var path = $"/moderation/reports/{report}";

        Assert.Empty(await Items(mod, $"/moderation/reports?accusedId={mod.Id}"));
        await (await mod.TryGet(path)).ShouldRefuse(404, "no-such-report");
        await (await mod.TryPut($"{path}/assignee", new { })).ShouldRefuse(404, "no-such-report");
        await (await mod.TryDelete($"{path}/assignee")).ShouldRefuse(404, "no-such-report");
        await (await mod.TryPost($"{path}/resolution", new { reason = "All lies" })).ShouldRefuse(404, "no-such-report");

        Assert.Single(await Items(other, $"/moderation/reports?accusedId={mod.Id}"));
        await other.Post($"{path}/resolution", new { reason = "Nothing in it" });
    }

    [Fact]
    public async Task An_admin_may_be_the_only_one_to_decide_a_report_about_themselves()
    {
        var (ada, admin) = (await app.SignUp(), await app.SignUpAdmin());
        var report = Id(await ada.Post("/reports", new { kind = "user", subjectId = admin.Id, category = "other" }));

        await admin.Post($"/moderation/reports/{report}/resolution", new { reason = "It is written down" });
    }

    [Fact]
    public async Task What_somebody_cannot_read_they_cannot_report()
    {
        var (ada, eve, group, message) = await Said("Between us");
        var stranger = await app.SignUp();

        await (await Report(stranger, new { kind = "message", subjectId = message, category = "spam" })).ShouldRefuse(404, "no-such-message");
        await (await Report(stranger, new { kind = "conversation", subjectId = group, category = "spam" })).ShouldRefuse(404, "no-such-conversation");
        await (await Report(stranger, new { kind = "user", subjectId = Guid.NewGuid(), category = "spam" })).ShouldRefuse(404, "no-such-user");
        await (await Report(ada, new { kind = "message", subjectId = message, userId = eve.Id, category = "spam" })).ShouldRefuse(400, "invalid-request");
        await eve.Delete($"/messages/{message}");
        await (await Report(ada, new { kind = "message", subjectId = message, category = "spam" })).ShouldRefuse(409, "message-deleted");
    }

    [Fact]
    public async Task A_report_of_what_was_never_said_is_refused()
    {
        var (ada, _, _, message) = await Said("Good morning");
        string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        await (await Report(ada, new { kind = "message", subjectId = message, category = "hate", contentHash = Hash("I hate you") })).ShouldRefuse(409, "evidence-mismatch");
        await (await Report(ada, new { kind = "message", subjectId = message, category = "hate", contentHash = "not a hash" })).ShouldRefuse(400, "invalid-request");
        await ada.Post("/reports", new { kind = "message", subjectId = message, category = "hate", contentHash = Hash("Good morning") });
    }

    [Fact]
    public async Task Fifty_reports_of_the_same_at_once_are_one()
    {
        var (ada, eve, _, _) = await Said("Hello");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Report(ada, new { kind = "user", subjectId = eve.Id, category = "impersonation" })));

        Assert.Single(answers, a => (int)a.StatusCode == 201);
        var ids = await Task.WhenAll(answers.Select(async a => Id(JsonElement.Parse(await a.Content.ReadAsStringAsync()))));
        Assert.Single(ids.Distinct());
        Assert.Single(await Items(ada, "/reports"));
    }

    [Fact]
    public async Task Of_fifty_moderators_who_take_a_report_at_once_one_gets_it_and_one_decides()
    {
        var (ada, _, _, message) = await Said("Hello");
        var mods = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Moderator()));
        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "other" }));

        var taken = await Task.WhenAll(mods.Select(m => m.TryPut($"/moderation/reports/{report}/assignee", new { })));
        var winner = mods[Array.FindIndex(taken, a => a.IsSuccessStatusCode)];
        Assert.Single(taken, a => a.IsSuccessStatusCode);
        await taken.First(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "report-taken");
        await (await mods.First(m => m != winner).TryPost($"/moderation/reports/{report}/resolution", new { reason = "No" })).ShouldRefuse(409, "report-taken");

        var decided = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            winner.TryPost($"/moderation/reports/{report}/resolution", new { reason = "Rude", action = "warning" })));
        Assert.Single(decided, a => a.IsSuccessStatusCode);
        await decided.First(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "report-resolved");
    }

    [Fact]
    public async Task A_groups_moderators_see_what_was_reported_there_and_not_by_whom()
    {
        var (ada, eve, group, message) = await Said("Hello");
        var report = Id(await ada.Post("/reports", new { kind = "message", subjectId = message, category = "other" }));

        await (await eve.TryGet($"/conversations/{group}/reports")).ShouldRefuse(403, "not-allowed");
        var listed = Assert.Single(await Items(ada, $"/conversations/{group}/reports"));
        Assert.Equal((report, message), (Id(listed), listed.GetProperty("messageId").GetGuid()));
        Assert.DoesNotContain("eporter", listed.GetRawText(), StringComparison.Ordinal);
        var handled = await ada.Put($"/conversations/{group}/reports/{report}/handled", new { });
        Assert.Equal(ada.Id, handled.GetProperty("handledById").GetGuid());
    }

    private async Task<(TestUser Ada, TestUser Eve, Guid Group, Guid Message)> Said(string text, ChatApp? where = null)
    {
        var server = where ?? app;
        var (ada, eve) = (await server.SignUp("Ada"), await server.SignUp("Eve"));
        var group = Id(await ada.Post("/conversations", new { kind = "group", memberIds = new[] { eve.Id } }));
        return (ada, eve, group, Id(await eve.Send(group, text)));
    }

    private async Task<TestUser> Moderator(ChatApp? where = null)
    {
        var server = where ?? app;
        var moderator = await server.SignUp();
        await server.NameAsync(moderator, ServerRole.Moderator);
        return moderator;
    }

    private static Task<HttpResponseMessage> Report(TestUser who, object body) => who.TryPost("/reports", body);

    private static async Task<JsonElement> Notice(TestUser who, string kind) =>
        (await Items(who, "/notifications")).Single(n => n.GetProperty("kind").GetString() == kind);

    private static async Task<List<JsonElement>> Items(TestUser who, string path) => [.. (await who.Get(path)).GetProperty("items").EnumerateArray()];

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
