using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Moderation.Filters;

public sealed class FilterTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_a_rule_refuses_is_said_through_no_door_and_its_reason_is_told()
    {
        var (mod, eve, group, word) = await People();
        var message = Id(await eve.Send(group, "Hello"));
        var elsewhere = Id(await eve.Send(group, word));
        await using var device = await eve.Connect();
        await Add(mod, new { name = "Pills", action = "refuse", notice = "No advertising", words = new[] { $"{word} pills" } });

        var refused = await (await eve.TrySend(group, $"Buy {word.ToUpperInvariant()}, pills")).ShouldRefuse(403, "filtered");
        Assert.Equal("No advertising", refused.GetProperty("reason").GetString());
        await (await eve.TryPatch($"/messages/{message}", new { content = $"{word} pills" })).ShouldRefuse(403, "filtered");
        var hub = await Assert.ThrowsAnyAsync<Exception>(() => device.Invoke("Send", group, new { clientId = Guid.NewGuid(), content = $"{word} pills" }));
        Assert.Contains("filtered", hub.Message, StringComparison.Ordinal);
        await (await Say(eve, group, new { clientId = Guid.NewGuid(), content = "", poll = new { question = $"{word} pills?", options = new[] { new { text = "a" }, new { text = "b" } } } })).ShouldRefuse(403, "filtered");
        await (await Say(eve, group, new { clientId = Guid.NewGuid(), content = "", contacts = new[] { new { name = $"{word} pills" } } })).ShouldRefuse(403, "filtered");
        await (await eve.TryPost("/stories", new { clientId = Guid.NewGuid(), content = $"{word} pills", audience = new { kind = "directs" } })).ShouldRefuse(403, "filtered");
        await (await Upload(eve, $"{word} pills.txt")).ShouldRefuse(403, "filtered");
        await (await eve.TryPatch("/users/me", new { bio = $"{word} pills" })).ShouldRefuse(403, "filtered");
        await (await eve.TryPost("/conversations", new { kind = "group", title = "Hello", description = $"{word} pills", memberIds = Array.Empty<Guid>() })).ShouldRefuse(403, "filtered");
        Assert.Equal("Hello", (await eve.Get($"/messages/{message}")).GetProperty("content").GetString());
        await eve.Send(group, $"{word} are not pills");
        await eve.Post($"/conversations/{group}/forwards", new { clientId = Guid.NewGuid(), messageId = elsewhere });
    }

    [Fact]
    public async Task Nobody_signs_up_with_a_name_that_a_rule_refuses()
    {
        var (mod, _, _, word) = await People();
        await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } });

        var ada = new TestUser(app) { Username = $"p{Guid.NewGuid():N}"[..20] };
        Task<HttpResponseMessage> SignUpAs(string displayName) =>
            app.Stranger().TryPost("/users", new { username = ada.Username, email = ada.Email, password = ada.Password, displayName });

        await (await SignUpAs($"Dr. {word}")).ShouldRefuse(403, "filtered");
        Assert.True((await SignUpAs("Ada")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_was_sent_before_a_rule_is_answered_again_and_not_forwarded()
    {
        var (mod, eve, group, word) = await People();
        var clientId = Guid.NewGuid();
        var first = await eve.Send(group, word, clientId);

        await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } });

        Assert.Equal(Id(first), Id(await eve.Send(group, word, clientId)));
        await (await eve.TrySend(group, word)).ShouldRefuse(403, "filtered");
        await (await eve.TryPost($"/conversations/{group}/forwards", new { clientId = Guid.NewGuid(), messageId = Id(first) })).ShouldRefuse(403, "filtered");
    }

    [Fact]
    public async Task What_was_scheduled_before_a_rule_is_not_sent_at_its_time()
    {
        await using var own = await ChatApp.StartAsync();
        var (mod, eve, group, word) = await People(own);
        var scheduled = Id(await eve.Post($"/conversations/{group}/scheduled", new { sendAt = own.Clock.GetUtcNow().AddMinutes(5), message = new { clientId = Guid.NewGuid(), content = word } }));
        await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } });

        own.Clock.Advance(TimeSpan.FromMinutes(6));

        await Eventually.IsTrue(async () => (await Scheduled(eve, scheduled)).GetProperty("failure").GetString() == "filtered", "its owner is told");
    }

    [Fact]
    public async Task A_report_is_filed_with_the_message_once_and_decided_as_any_other()
    {
        var (mod, eve, group, word) = await People();
        var rule = Id(await Add(mod, new { name = "Threats", action = "report", words = new[] { word } }));
        var clientId = Guid.NewGuid();

        var message = Id(await eve.Send(group, $"I {word} you", clientId));
        await eve.Send(group, $"I {word} you", clientId);
        await eve.Patch($"/messages/{message}", new { content = $"I {word} you all" });

        var found = Assert.Single(await Items(mod, "/moderation/reports?state=open&limit=200"), r => r.GetProperty("filterId").ValueKind == JsonValueKind.String && r.GetProperty("filterId").GetGuid() == rule);
        Assert.Equal((message, eve.Id), (found.GetProperty("report").GetProperty("subjectId").GetGuid(), found.GetProperty("accusedId").GetGuid()));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("reporterId").ValueKind);
        var report = Id(found.GetProperty("report"));
        Assert.Equal($"I {word} you", (await mod.Get($"/moderation/reports/{report}")).GetProperty("evidence").GetProperty("message").GetProperty("content").GetString());
        await mod.Post($"/moderation/reports/{report}/resolution", new { reason = "Threats", action = "warning" });
        Assert.Equal("Threats", Assert.Single(await Items(eve, "/actions")).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Fifty_who_say_at_once_what_is_reported_are_reported_once_each()
    {
        var (mod, eve, group, word) = await People();
        var rule = Id(await Add(mod, new { name = "Threats", action = "report", words = new[] { word } }));

        var said = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => eve.Send(group, $"{word} {i}")));

        var found = (await Items(mod, "/moderation/reports?state=open&limit=200")).Where(r => r.GetProperty("filterId").ValueKind == JsonValueKind.String && r.GetProperty("filterId").GetGuid() == rule);
        Assert.Equal(said.Select(Id).Order(), found.Select(r => r.GetProperty("report").GetProperty("subjectId").GetGuid()).Order());
    }

    [Fact]
    public async Task A_dry_run_only_counts_and_lists_what_it_would_have_done()
    {
        var (mod, eve, group, word) = await People();
        var rule = Id(await Add(mod, new { name = "Try", action = "refuse", dryRun = true, words = new[] { word } }));

        var message = Id(await eve.Send(group, $"Some {word}"));

        await Eventually.IsTrue(async () => (await mod.Get($"/moderation/filters/{rule}")).GetProperty("hits").GetInt64() == 1, "it is counted");
        var hit = Assert.Single(await Items(mod, $"/moderation/filters/{rule}/hits"));
        Assert.Equal((message, eve.Id, group), (hit.GetProperty("messageId").GetGuid(), hit.GetProperty("userId").GetGuid(), hit.GetProperty("conversationId").GetGuid()));
        Assert.Equal(("refuse", true, word), (hit.GetProperty("action").GetString(), hit.GetProperty("dryRun").GetBoolean(), hit.GetProperty("matched").GetString()));
        Assert.DoesNotContain("Some", hit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_listed_without_what_was_said()
    {
        var (mod, eve, group, word) = await People();
        var rule = Id(await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } }));

        await (await eve.TrySend(group, $"Secret {word}")).ShouldRefuse(403, "filtered");

        await Eventually.IsTrue(async () => (await Items(mod, $"/moderation/filters/{rule}/hits")).Count == 1, "it is listed");
        var hit = Assert.Single(await Items(mod, $"/moderation/filters/{rule}/hits"));
        Assert.Equal(JsonValueKind.Null, hit.GetProperty("messageId").ValueKind);
        Assert.DoesNotContain("Secret", hit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_can_be_held_against_the_rules_without_saying_it()
    {
        var (mod, eve, _, word) = await People();
        var rule = Id(await Add(mod, new { name = "Word", action = "flag", words = new[] { word } }));
        var links = Id(await Add(mod, new { name = "Link", action = "refuse", links = new { domains = new[] { $"{word}.example" } } }));

        var tried = await mod.Post("/moderation/filters/trials", new { content = $"{word}! https://www.{word}.example/", userId = eve.Id });

        Assert.True(tried.GetProperty("refused").GetBoolean());
        var matches = tried.GetProperty("matches").EnumerateArray().ToDictionary(m => m.GetProperty("filterId").GetGuid(), m => m.GetProperty("matched").GetString());
        Assert.Equal((word, $"www.{word}.example"), (matches[rule], matches[links]));
        Assert.Empty(await Items(mod, $"/moderation/filters/{rule}/hits"));
    }

    [Fact]
    public async Task A_rule_holds_at_once_here_and_soon_on_another_node_and_ends_when_it_is_removed()
    {
        await using var own = await ChatApp.StartAsync();
        await using var node = await own.StartNodeAsync();
        var (mod, eve, group, word) = await People(own);
        var elsewhere = eve.Over(node);
        var rule = Id(await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } }));

        await (await eve.TrySend(group, word)).ShouldRefuse(403, "filtered");
        await Eventually.IsTrue(async () => await Later(own, () => elsewhere.TrySend(group, word)) == 403, "the other node knows");
        await mod.Put($"/moderation/filters/{rule}", new { name = "Word", action = "refuse", enabled = false, words = new[] { word } });
        await eve.Send(group, word);
        await mod.Delete($"/moderation/filters/{rule}");
        await (await mod.TryGet($"/moderation/filters/{rule}")).ShouldRefuse(404, "no-such-filter");
        await Eventually.IsTrue(async () => await Later(own, () => elsewhere.TrySend(group, word)) == 201, "the other node knows that, too");
    }

    [Fact]
    public async Task What_moderators_do_about_rules_is_recorded()
    {
        var (mod, _, _, word) = await People();
        var admin = await app.SignUpAdmin();
        var rule = await Add(mod, new { name = "Word", action = "refuse", words = new[] { word } });
        await mod.Put($"/moderation/filters/{Id(rule)}", new { name = "Word", action = "flag", dryRun = true, words = new[] { word } });
        await mod.Delete($"/moderation/filters/{Id(rule)}");

        var told = (await Items(admin, $"/admin/audit?actorId={mod.Id}")).Where(t => t.GetProperty("subjectId").GetGuid() == Id(rule));
        Assert.Equal(
            [("filterRemoved", "dry run, flag: Word"), ("filterChanged", "dry run, flag: Word"), ("filterAdded", "refuse: Word")],
            told.Select(t => (t.GetProperty("act").GetString(), t.GetProperty("detail").GetString())));
        Assert.True((await admin.Get("/admin/audit/verify")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Of_fifty_changes_of_one_version_one_is_made()
    {
        var (mod, _, _, word) = await People();
        var rule = Id(await Add(mod, new { name = "Word", action = "flag", words = new[] { word } }));

        var changes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Replace(mod, rule, new { name = $"Word {i}", action = "flag", words = new[] { word } })));

        Assert.Single(changes, c => c.IsSuccessStatusCode);
        await changes.First(c => !c.IsSuccessStatusCode).ShouldRefuse(412, "precondition-failed");
    }

    [Theory]
    [InlineData("""{"name":"x","action":"flag"}""", "words")]
    [InlineData("""{"name":"x","action":"flag","words":["!!"]}""", "words[0]")]
    [InlineData("""{"name":"x","action":"flag","links":{"domains":["no name"]}}""", "links.domains[0]")]
    [InlineData("""{"name":"x","action":"flag","links":{"domains":["https://spam.example"]}}""", "links.domains[0]")]
    [InlineData("""{"name":"x","action":"flag","flood":{"messages":0,"seconds":1}}""", "flood.messages")]
    [InlineData("""{"name":" ","action":"flag","words":["a"]}""", "name")]
    public async Task A_rule_that_says_nothing_sensible_is_refused(string rule, string field)
    {
        var (mod, _, _, _) = await People();

        var refused = await (await mod.TryPost("/moderation/filters", JsonElement.Parse(rule))).ShouldRefuse(400, "invalid-request");

        Assert.True(refused.GetProperty("errors").TryGetProperty(field, out _), refused.GetRawText());
    }

    [Fact]
    public async Task A_server_has_as_many_rules_as_it_may_have_and_no_more_whoever_adds_at_once()
    {
        await using var own = await ChatApp.StartAsync();
        var (mod, _, _, word) = await People(own);
        var rule = new { name = "Word", action = "flag", words = new[] { word } };
        for (var i = 0; i < 90; i++) await Add(mod, rule);

        var added = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => mod.TryPost("/moderation/filters", rule)));

        Assert.Equal(10, added.Count(a => a.IsSuccessStatusCode));
        await added.First(a => !a.IsSuccessStatusCode).ShouldRefuse(409, "too-many-filters");
    }

    [Fact]
    public async Task What_rules_fitted_goes_after_thirty_days_and_with_the_account()
    {
        await using var own = await ChatApp.StartAsync();
        var (mod, eve, group, word) = await People(own);
        var rule = Id(await Add(mod, new { name = "Word", action = "flag", words = new[] { word } }));
        await mod.Send(group, word);
        await eve.Send(group, word);
        await Eventually.IsTrue(async () => (await Items(mod, $"/moderation/filters/{rule}/hits")).Count == 2, "both are listed");

        await eve.Delete("/users/me");
        await Eventually.IsTrue(async () => (await Items(mod, $"/moderation/filters/{rule}/hits")).Count == 1, "it goes with the account");
        own.Clock.Advance(TimeSpan.FromDays(31));
        mod = await mod.SignInAgain();

        await Eventually.IsTrue(async () => (await Items(mod, $"/moderation/filters/{rule}/hits")).Count == 0, "it goes with time");
        Assert.Equal(2, (await mod.Get($"/moderation/filters/{rule}")).GetProperty("hits").GetInt64());
    }

    private async Task<(TestUser Mod, TestUser Eve, Guid Group, string Word)> People(ChatApp? where = null)
    {
        var server = where ?? app;
        var (mod, eve) = (await server.SignUp("Mod"), await server.SignUp("Eve"));
        await server.NameAsync(mod, ServerRole.Moderator);
        var group = Id(await mod.Post("/conversations", new { kind = "group", memberIds = new[] { eve.Id } }));
        return (mod, eve, group, $"w{Guid.NewGuid():N}"[..16]);
    }

    private static Task<JsonElement> Add(TestUser mod, object rule) => mod.Post("/moderation/filters", rule);

    private static Task<HttpResponseMessage> Say(TestUser who, Guid group, object message) => who.TryPost($"/conversations/{group}/messages", message);

    private static Task<HttpResponseMessage> Upload(TestUser who, string fileName) => who.TryRequest(new HttpRequestMessage(HttpMethod.Post, "/api/v1/media")
    {
        Content = new MultipartFormDataContent { { new ByteArrayContent([.. "tea"u8]), "file", fileName } },
    });

    private static Task<HttpResponseMessage> Replace(TestUser mod, Guid rule, object body) =>
        mod.TryRequest(new HttpRequestMessage(HttpMethod.Put, $"/api/v1/moderation/filters/{rule}")
        {
            Headers = { { "If-Match", "\"1\"" } },
            Content = System.Net.Http.Json.JsonContent.Create(body),
        });

    private static async Task<JsonElement> Scheduled(TestUser who, Guid id) =>
        (await Items(who, "/scheduled")).Single(s => Id(s) == id);

    private static async Task<int> Later(ChatApp where, Func<Task<HttpResponseMessage>> ask)
    {
        where.Clock.Advance(TimeSpan.FromSeconds(5));
        return (int)(await ask()).StatusCode;
    }

    private static async Task<List<JsonElement>> Items(TestUser user, string path) => [.. (await user.Get(path)).GetProperty("items").EnumerateArray()];

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
