using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Conversations.Rules;

/// <summary>In every group Ada is the owner, Ben a moderator and Cleo a member.</summary>
public sealed class RulesTests(ChatApp app)
{
    [Fact]
    public async Task A_group_begins_with_the_rules_that_most_want_and_shows_them()
    {
        var scene = await Scene.Create(app);

        var rules = (await scene.Cleo.Get(scene.Path)).GetProperty("rules");

        Assert.Equal(
            """{"post":"member","reply":"member","react":"member","add":"admin","pin":"moderator","changeInfo":"admin","mentionAll":"moderator","readOnly":false,"joinApproval":false,"historyHidden":false,"slowMode":null}""",
            rules.GetRawText());
    }

    [Theory]
    [InlineData("post")]
    [InlineData("reply")]
    [InlineData("react")]
    [InlineData("add")]
    [InlineData("pin")]
    [InlineData("changeInfo")]
    public async Task From_the_role_on_that_a_rule_names_one_may_and_below_it_not(string rule)
    {
        var scene = await Scene.Create(app);

        await scene.Change(new Dictionary<string, object> { [rule] = "moderator" });
        await (await scene.Try(rule, scene.Cleo)).ShouldRefuse(403, "not-allowed");
        Assert.True((await scene.Try(rule, scene.Ben)).IsSuccessStatusCode);

        await scene.Change(new Dictionary<string, object> { [rule] = "member" });
        Assert.True((await scene.Try(rule, scene.Cleo)).IsSuccessStatusCode);

        await scene.Change(new Dictionary<string, object> { [rule] = "owner" });
        await (await scene.Try(rule, scene.Ben)).ShouldRefuse(403, "not-allowed");
        Assert.True((await scene.Try(rule, scene.Ada)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Where_members_may_not_post_they_may_still_answer()
    {
        var scene = await Scene.Create(app);
        await scene.Change(new { post = "admin" });

        await (await scene.Cleo.TrySend(scene.Group, "news")).ShouldRefuse(403, "not-allowed");
        await (await scene.Cleo.TryPost($"{scene.Path}/threads", new { title = "news" })).ShouldRefuse(403, "not-allowed");
        await scene.Cleo.Post($"{scene.Path}/messages", new { clientId = Guid.NewGuid(), content = "well said", replyToId = scene.Message });
        await scene.Cleo.Post($"{scene.Path}/messages", new { clientId = Guid.NewGuid(), content = "a repeated one", replyToId = scene.Message });
    }

    [Fact]
    public async Task Who_may_mention_everybody_is_a_rule()
    {
        var scene = await Scene.Create(app);
        Assert.False(await MentionsAll(scene));

        await scene.Change(new { mentionAll = "member" });
        Assert.True(await MentionsAll(scene));
    }

    [Fact]
    public async Task In_a_read_only_group_nobody_writes_and_everybody_reads()
    {
        var scene = await Scene.Create(app);
        var said = (await scene.Ada.Send(scene.Group, "the last word")).GetProperty("id").GetGuid();
        await scene.Change(new { readOnly = true });

        foreach (var person in new[] { scene.Ada, scene.Cleo })
            foreach (var rule in new[] { "post", "reply", "react" })
                await (await scene.Try(rule, person)).ShouldRefuse(409, "read-only");
        await (await scene.Ada.TryPatch($"/messages/{said}", new { content = "another one" })).ShouldRefuse(409, "read-only");
        Assert.NotEmpty((await scene.Cleo.Get($"{scene.Path}/messages")).GetProperty("items").EnumerateArray());

        await scene.Change(new { readOnly = false });
        await scene.Cleo.Send(scene.Group, "at last");
    }

    [Fact]
    public async Task A_send_that_was_made_before_the_rule_is_still_answered_with_its_message()
    {
        var scene = await Scene.Create(app);
        var clientId = Guid.NewGuid();
        var first = await scene.Cleo.Send(scene.Group, "in time", clientId);

        await scene.Change(new { readOnly = true });

        Assert.Equal(first.GetProperty("id").GetGuid(), (await scene.Cleo.Send(scene.Group, "in time", clientId)).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Members_hear_of_new_rules_at_once_and_of_the_same_rules_nothing()
    {
        var scene = await Scene.Create(app);
        await using var cleos = await scene.Cleo.Connect();

        await scene.Change(new { slowMode = 30 });
        var heard = await cleos.WaitForChange(scene.Group, "conversation.updated");
        Assert.Equal(30, heard.GetProperty("conversation").GetProperty("rules").GetProperty("slowMode").GetInt32());

        var before = (await scene.Ada.Get(scene.Path)).GetProperty("headSeq").GetInt64();
        Assert.Equal(before, (await scene.Change(new { slowMode = 30 })).GetProperty("headSeq").GetInt64());
    }

    [Fact]
    public async Task The_version_that_is_meant_may_be_named()
    {
        var scene = await Scene.Create(app);
        var tag = (await scene.Ada.TryGet(scene.Path)).Headers.ETag!.ToString();

        Assert.True((await scene.ChangeIf(tag, new { post = "admin" })).IsSuccessStatusCode);
        await (await scene.ChangeIf(tag, new { post = "member" })).ShouldRefuse(412, "precondition-failed");
    }

    [Fact]
    public async Task A_direct_conversation_and_a_thread_have_no_rules_of_their_own()
    {
        var scene = await Scene.Create(app);
        var thread = await scene.Ada.Post($"{scene.Path}/threads", new { title = "Cups" });
        var direct = await app.ConversationBetween(scene.Ada, scene.Ben);

        Assert.Equal(JsonValueKind.Null, thread.GetProperty("rules").ValueKind);
        foreach (var id in new[] { thread.GetProperty("id").GetGuid(), direct })
            await (await scene.Ada.TryPatch($"/conversations/{id}/rules", new { post = "admin" })).ShouldRefuse(409, "only-in-a-group");
    }

    private static async Task<bool> MentionsAll(Scene scene) =>
        (await scene.Cleo.Send(scene.Group, "@all come here")).TryGetProperty("entities", out var entities)
        && entities.EnumerateArray().Any(e => e.GetProperty("type").GetString() == "mentionAll");

    private sealed record Scene(ChatApp App, TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group, Guid Message)
    {
        // What is there already is no reaction anew.
        private readonly Queue<string> _emoji = new(["%F0%9F%AB%96", "%F0%9F%8D%B5", "%F0%9F%91%8D", "%F0%9F%8E%89", "%F0%9F%98%80"]);

        public string Path => $"/conversations/{Group}";

        public static async Task<Scene> Create(ChatApp app)
        {
            var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
            var group = await app.ConversationBetween(ada, ben, cleo);
            await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "moderator" });
            return new Scene(app, ada, ben, cleo, group, (await ada.Send(group, "tea?")).GetProperty("id").GetGuid());
        }

        public Task<JsonElement> Change(object rules) => Ada.Patch($"{Path}/rules", rules);

        public Task<HttpResponseMessage> ChangeIf(string tag, object rules) => Ada.TryRequest(new HttpRequestMessage(HttpMethod.Patch, $"/api/v1{Path}/rules")
        {
            Content = System.Net.Http.Json.JsonContent.Create(rules),
            Headers = { { "If-Match", tag } },
        });

        public async Task<HttpResponseMessage> Try(string rule, TestUser who) => rule switch
        {
            "post" => await who.TrySend(Group, "news"),
            "reply" => await who.TryPost($"{Path}/messages", new { clientId = Guid.NewGuid(), content = "an answer", replyToId = Message }),
            "react" => await who.TryPut($"/messages/{Message}/reactions/{_emoji.Dequeue()}", new { }),
            "add" => await who.TryPost($"{Path}/members", new { userIds = new[] { (await App.SignUp()).Id } }),
            "pin" => await who.TryPut($"/messages/{Message}/pin", new { }),
            "changeInfo" => await who.TryPatch(Path, new { title = $"Tea {Guid.NewGuid()}" }),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };
    }
}
