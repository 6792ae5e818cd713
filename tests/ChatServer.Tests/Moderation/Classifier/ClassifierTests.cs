using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Moderation.Classifier;
using ChatServer.Users;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Moderation.Classifier;

public sealed class ClassifierTests
{
    [Fact]
    public async Task What_it_is_asked_is_signed_and_nobody_waits_for_it()
    {
        await using var classifier = new TestClassifier();
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (_, eve, group) = await People(app);

        var message = Id(await eve.Send(group, "Good morning"));

        await Eventually.IsTrue(() => Task.FromResult(classifier.Asked.Count == 1), "it is asked");
        var (head, body) = classifier.Asked.Single();
        var timestamp = Header(head, ClassifierClient.TimestampHeader);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(TestClassifier.Secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        Assert.Equal($"sha256={Convert.ToHexStringLower(hash)}", Header(head, ClassifierClient.SignatureHeader));
        Assert.Equal(app.Clock.GetUtcNow(), DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)), TimeSpan.FromMinutes(1));
        var asked = Assert.Single(classifier.Messages);
        Assert.Equal((message, "Good morning"), (asked.GetProperty("messageId").GetGuid(), asked.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task It_is_told_what_people_say_only_where_the_operator_wants_that()
    {
        await using var classifier = new TestClassifier();
        await using var app = await ChatApp.StartAsync(classifier.Settings(sendContents: false));
        var (_, eve, group) = await People(app);

        await eve.Send(group, "Between us");

        await Eventually.IsTrue(() => Task.FromResult(classifier.Asked.Count == 1), "it is asked");
        Assert.DoesNotContain("Between us", classifier.Asked.Single().Body, StringComparison.Ordinal);
        Assert.False(classifier.Messages.Single().TryGetProperty("content", out _));
    }

    [Fact]
    public async Task What_it_flags_is_reported_with_a_copy_once_and_recorded()
    {
        await using var classifier = new TestClassifier { Judges = m => new { messageId = m.GetProperty("messageId").GetGuid(), verdict = "flag", reason = "Looks like a threat", score = 0.9 } };
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (mod, eve, group) = await People(app);

        var message = Id(await eve.Send(group, "I know where you live"));

        await Eventually.IsTrue(async () => (await Items(mod, "/moderation/reports")).Count == 1, "it is reported");
        var report = (await Items(mod, "/moderation/reports")).Single();
        Assert.Equal(("open", message, eve.Id), (report.GetProperty("state").GetString(), report.GetProperty("report").GetProperty("subjectId").GetGuid(), report.GetProperty("accusedId").GetGuid()));
        var seen = await mod.Get($"/moderation/reports/{Id(report.GetProperty("report"))}");
        Assert.Equal("I know where you live", seen.GetProperty("evidence").GetProperty("message").GetProperty("content").GetString());
        var told = Assert.Single(await Items(await app.SignUpAdmin(), $"/admin/audit?act=messageFlagged"));
        Assert.Equal((JsonValueKind.Null, "Looks like a threat"), (told.GetProperty("actorId").ValueKind, told.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task What_it_removes_is_gone_and_its_sender_is_told_why_and_may_appeal()
    {
        await using var classifier = new TestClassifier { Judges = m => new { messageId = m.GetProperty("messageId").GetGuid(), verdict = "remove", reason = "Advertising" } };
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (mod, eve, group) = await People(app);
        await using var device = await eve.Connect();

        var message = Id(await eve.Send(group, "Buy my pills"));

        await device.WaitFor("me", m => m.GetProperty("kind").GetString() == "action.updated");
        Assert.Equal(JsonValueKind.Null, (await eve.Get($"/messages/{message}")).GetProperty("content").ValueKind);
        var action = Assert.Single(await Items(eve, "/actions"));
        Assert.Equal(("deletion", "Advertising"), (action.GetProperty("kind").GetString(), action.GetProperty("reason").GetString()));
        await eve.Post($"/actions/{Id(action)}/appeal", new { objection = "They are vitamins" });
        var forStaff = await mod.Get($"/moderation/actions/{Id(action)}");
        Assert.False(forStaff.TryGetProperty("actorId", out _));
        var evidence = await mod.Get($"/moderation/reports/{forStaff.GetProperty("reportId").GetGuid()}");
        Assert.Equal("Buy my pills", evidence.GetProperty("evidence").GetProperty("message").GetProperty("content").GetString());
        var answered = await mod.Post($"/moderation/actions/{Id(action)}/appeal/answer", new { accept = true, answer = "You are right" });
        Assert.True(answered.GetProperty("appeal").GetProperty("accepted").GetBoolean());
        var told = await Items(await app.SignUpAdmin(), $"/admin/audit?userId={eve.Id}");
        Assert.Equal(["appealAnswered", "evidenceRead", "reportResolved", "actionTaken"], told.Select(t => t.GetProperty("act").GetString()));
    }

    [Fact]
    public async Task What_moderators_say_is_reported_and_never_removed_and_what_was_edited_since_is_asked_about_anew()
    {
        await using var classifier = new TestClassifier { Judges = m => m.GetProperty("content").GetString() == "Fine" ? null : new { messageId = m.GetProperty("messageId").GetGuid(), verdict = "remove" } };
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (mod, eve, group) = await People(app);

        var message = Id(await mod.Send(group, "Rules are rules"));
        await Eventually.IsTrue(async () => (await Items(await app.SignUpAdmin(), "/moderation/reports")).Count == 1, "it is reported");
        Assert.Equal("Rules are rules", (await mod.Get($"/messages/{message}")).GetProperty("content").GetString());

        var edited = Id(await eve.Send(group, "Fine"));
        await Eventually.IsTrue(() => Task.FromResult(classifier.Messages.Any(m => m.GetProperty("messageId").GetGuid() == edited)), "it is asked about the first text");
        await eve.Patch($"/messages/{edited}", new { content = "Not fine" });
        await Eventually.IsTrue(async () => (await eve.Get($"/messages/{edited}")).GetProperty("content").ValueKind == JsonValueKind.Null, "the edit is judged");
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"verdicts":[{"messageId":"x","verdict":"remove"}]}""")]
    [InlineData("""{"verdicts":null}""")]
    public async Task An_answer_that_makes_no_sense_is_none_and_it_is_asked_again_a_minute_later(string answer)
    {
        await using var classifier = new TestClassifier { Says = answer };
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (mod, eve, group) = await People(app);

        var message = Id(await eve.Send(group, "Hello"));
        await Eventually.IsTrue(() => Task.FromResult(classifier.Asked.Count == 1), "it is asked");
        classifier.Says = null;
        classifier.Judges = m => new { messageId = m.GetProperty("messageId").GetGuid(), verdict = "flag" };

        await Eventually.IsTrue(
            async () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(61));
                return (await Items(mod, "/moderation/reports")).Count == 1;
            },
            "it is asked again");
        Assert.Equal("Hello", (await eve.Get($"/messages/{message}")).GetProperty("content").GetString());
    }

    [Fact]
    public async Task Verdicts_about_what_it_was_not_asked_about_are_passed_over()
    {
        await using var classifier = new TestClassifier();
        await using var app = await ChatApp.StartAsync(classifier.Settings());
        var (mod, eve, group) = await People(app);
        var first = Id(await eve.Send(group, "The first"));
        await Eventually.IsTrue(() => Task.FromResult(classifier.Asked.Count == 1), "it is asked");
        await app.AllJobsAreDone();
        classifier.Judges = _ => new { messageId = first, verdict = "remove" };

        await eve.Send(group, "The second");

        await Eventually.IsTrue(() => Task.FromResult(classifier.Asked.Count == 2), "it is asked again");
        await app.AllJobsAreDone();
        Assert.Equal("The first", (await eve.Get($"/messages/{first}")).GetProperty("content").GetString());
        Assert.Empty(await Items(mod, "/moderation/reports"));
    }

    [Fact]
    public async Task A_dead_one_is_left_alone_for_a_minute_and_holds_nobody_up()
    {
        // Nobody listens there.
        await using var app = await ChatApp.StartAsync(
            ("Classifier:Url", "http://127.0.0.2:9/"), ("Classifier:Secret", TestClassifier.Secret), ("Classifier:InternalHost", "127.0.0.2"));
        var (_, eve, group) = await People(app);

        for (var i = 0; i < 20; i++) await eve.Send(group, $"{i}");
        await app.AllIsHeard();

        await Eventually.IsTrue(() => Task.FromResult(app.Services.GetRequiredService<ClassifierClient>().Wait is not null), "it is left alone");
        Assert.Equal(20, (await eve.Get($"/conversations/{group}/messages")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_not_asked_unless_it_is_named()
    {
        await using var classifier = new TestClassifier();
        await using var app = await ChatApp.StartAsync([.. classifier.Settings().Where(s => s.Key != "Classifier:InternalHost")]);
        var (_, eve, group) = await People(app);

        await eve.Send(group, "Hello");

        await Eventually.IsTrue(() => Task.FromResult(app.Services.GetRequiredService<ClassifierClient>().Wait is not null), "it is refused");
        Assert.Empty(classifier.Asked);
    }

    private static async Task<(TestUser Mod, TestUser Eve, Guid Group)> People(ChatApp app)
    {
        var (mod, eve) = (await app.SignUp("Mod"), await app.SignUp("Eve"));
        await app.NameAsync(mod, ServerRole.Moderator);
        return (mod, eve, Id(await mod.Post("/conversations", new { kind = "group", memberIds = new[] { eve.Id } })));
    }

    private static string Header(string head, string name) =>
        head.Split("\r\n").Single(l => l.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    private static async Task<List<JsonElement>> Items(TestUser user, string path) => [.. (await user.Get(path)).GetProperty("items").EnumerateArray()];

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
