using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Stories;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Stories;

public sealed class StoryTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const string Tea = "%F0%9F%AB%96";

    [Fact]
    public async Task A_story_is_for_those_who_are_named_and_for_nobody_else()
    {
        var (ada, ben, cleo, eve) = await FriendsOfAda();
        await using var device = await ben.Connect();

        var story = await ada.PostStory("Tea at four", ben);

        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "story.added" && e.GetProperty("subjectId").GetGuid() == Id(story));
        var seen = await ben.Get($"/stories/{Id(story)}");
        Assert.Equal("Tea at four", seen.GetProperty("content").GetString());
        Assert.Equal(Time(story, "createdAt").AddHours(24), Time(seen, "expiresAt"));
        Assert.False(seen.GetProperty("seen").GetBoolean());
        Assert.All(["audience", "views", "reactions"], member => Assert.False(seen.TryGetProperty(member, out _)));
        foreach (var other in new[] { cleo, eve })
        {
            await (await other.TryGet($"/stories/{Id(story)}")).ShouldRefuse(404, "no-such-story");
            await (await other.TryPut($"/stories/{Id(story)}/seen", new { })).ShouldRefuse(404, "no-such-story");
            await (await other.TryPut($"/stories/{Id(story)}/reaction/{Tea}", new { })).ShouldRefuse(404, "no-such-story");
            await (await other.TryPost($"/stories/{Id(story)}/replies", new { clientId = Guid.NewGuid(), content = "!" })).ShouldRefuse(404, "no-such-story");
            await (await other.TryDelete($"/stories/{Id(story)}")).ShouldRefuse(404, "no-such-story");
            Assert.Empty((await other.Get("/stories")).GetProperty("items").EnumerateArray());
            Assert.Equal(0, (await other.Get($"/users/{ada.Id}/stories")).GetProperty("stories").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_story_for_direct_conversations_is_for_all_of_them_and_for_nobody_met_later()
    {
        var (ada, ben, cleo, eve) = await FriendsOfAda();

        var story = Id(await ada.Post("/stories", new { clientId = Guid.NewGuid(), content = "Hello", audience = new { kind = "directs" } }));

        await ben.Get($"/stories/{story}");
        await (await cleo.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await app.ConversationBetween(ada, eve);
        await (await eve.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
    }

    [Fact]
    public async Task A_story_for_contacts_is_for_those_of_that_moment()
    {
        var (ada, ben, cleo, eve) = await FriendsOfAda();
        var friend = await app.SignUp();
        await Befriend(ada, cleo);
        await Befriend(ada, eve);

        var story = Id(await ada.Post("/stories", new { clientId = Guid.NewGuid(), content = "Hello", audience = new { kind = "contacts" } }));

        await cleo.Get($"/stories/{story}");
        await eve.Get($"/stories/{story}");
        await (await ben.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await Befriend(ada, friend);
        await (await friend.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        Assert.Equal("contacts", (await ada.Get($"/stories/{story}")).GetProperty("audience").GetString());
        await friend.Get($"/stories/{Id(await ada.PostStory("By name", friend))}");
        await friend.Put($"/users/{ada.Id}/stories/muted", new { });
        await eve.Put($"/users/me/blocks/{ada.Id}", new { });
        await (await eve.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
    }

    [Fact]
    public async Task Who_shares_no_conversation_and_is_no_contact_cannot_be_named()
    {
        var (ada, ben, _, eve) = await FriendsOfAda();
        var gone = await app.SignUp();
        await app.ConversationBetween(ada, gone);
        await gone.Delete("/users/me");

        foreach (var stranger in new[] { eve.Id, gone.Id, Guid.NewGuid() })
            await (await ada.TryPost("/stories", Named("Hello", ben.Id, stranger))).ShouldRefuse(404, "no-such-user");
        Assert.Equal(0, (await ada.Get($"/users/{ada.Id}/stories")).GetProperty("stories").GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_story_is_refused()
    {
        var (ada, ben, _, _) = await FriendsOfAda();
        var file = (await ada.Upload("a file")).GetProperty("id").GetGuid();
        var bens = await app.PictureOf(ben);
        var audience = new { kind = "people", userIds = new[] { ben.Id } };

        async Task<JsonElement> Refuse(object request, int status, string code) => await (await ada.TryPost("/stories", request)).ShouldRefuse(status, code);
        await Refuse(new { clientId = Guid.NewGuid(), audience }, 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), audience, content = "" }, 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), audience, content = " \u200b " }, 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), audience, content = new string('a', Story.MaxContentUtf8Bytes + 1) }, 400, "invalid-request");
        await Refuse(Named("Hello"), 400, "invalid-request");
        await Refuse(Named("Hello", ada.Id), 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), content = "Hello", audience = new { kind = "directs", userIds = new[] { ben.Id } } }, 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), content = "Hello", audience = new { kind = "people" } }, 400, "invalid-request");
        await Refuse(new { clientId = Guid.NewGuid(), audience, mediaId = file }, 409, "not-for-a-story");
        await Refuse(new { clientId = Guid.NewGuid(), audience, mediaId = bens }, 404, "no-such-media");
        await Refuse(new { clientId = Guid.NewGuid(), audience, mediaId = Guid.NewGuid() }, 404, "no-such-media");
        await ada.Post("/stories", new { clientId = Guid.NewGuid(), audience, content = new string('a', Story.MaxContentUtf8Bytes) });
    }

    [Fact]
    public async Task A_repeated_post_is_one_story()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var clientId = Guid.NewGuid();
        object Request(string text, params Guid[] userIds) => new { clientId, content = text, audience = new { kind = "people", userIds } };

        var posted = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => ada.Post("/stories", Request("Once", ben.Id))));

        Assert.Single(posted.Select(Id).Distinct());
        await (await ada.TryPost("/stories", Request("Twice", ben.Id))).ShouldRefuse(409, "client-id-reused");
        await (await ada.TryPost("/stories", Request("Once", ben.Id, cleo.Id))).ShouldRefuse(409, "client-id-reused");
        Assert.Equal(1, (await ada.Get($"/users/{ada.Id}/stories")).GetProperty("stories").GetArrayLength());
    }

    [Fact]
    public async Task Of_many_who_race_for_the_last_place_as_many_post_as_there_is_room_for()
    {
        var (ada, ben, _, _) = await FriendsOfAda();

        var answers = await Task.WhenAll(Enumerable.Range(0, Story.MaxLiving + 20).Select(i => ada.TryPost("/stories", Named($"{i}", ben.Id))));

        Assert.Equal(Story.MaxLiving, answers.Count(a => a.IsSuccessStatusCode));
        foreach (var refused in answers.Where(a => !a.IsSuccessStatusCode)) await refused.ShouldRefuse(409, "too-many-stories");
        Assert.Equal(Story.MaxLiving, (await ben.Get($"/users/{ada.Id}/stories")).GetProperty("stories").GetArrayLength());
    }

    [Fact]
    public async Task The_author_alone_learns_who_saw_it_and_how_they_reacted()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var story = Id(await ada.PostStory("Look", ben, cleo));
        await using var device = await ada.Connect();

        await ben.Put($"/stories/{story}/seen", new { });
        await ben.Put($"/stories/{story}/seen", new { });
        await cleo.Put($"/stories/{story}/reaction/{Tea}", new { });
        await NewsAreTold(device, story);

        var own = await ada.Get($"/stories/{story}");
        Assert.Equal((2, "people"), (own.GetProperty("views").GetInt32(), own.GetProperty("audience").GetString()));
        Assert.Equal("""[{"emoji":"🫖","count":1}]""", Unescaped(own.GetProperty("reactions")));
        var viewers = (await ada.Get($"/stories/{story}/viewers?limit=1"));
        Assert.NotNull(viewers.GetProperty("next").GetString());
        var rest = await ada.Get($"/stories/{story}/viewers?limit=1&cursor={viewers.GetProperty("next").GetString()}");
        var all = viewers.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).ToDictionary(v => v.GetProperty("userId").GetGuid());
        Assert.Equal(new[] { ben.Id, cleo.Id }.Order(), all.Keys.Order());
        Assert.Equal("🫖", all[cleo.Id].GetProperty("reaction").GetString());

        await (await ben.TryGet($"/stories/{story}/viewers")).ShouldRefuse(403, "not-your-story");
        var bens = await ben.Get($"/stories/{story}");
        Assert.True(bens.GetProperty("seen").GetBoolean());
        Assert.False(bens.TryGetProperty("views", out _));
        Assert.Equal("🫖", (await cleo.Get($"/stories/{story}")).GetProperty("reaction").GetString());
    }

    [Fact]
    public async Task There_is_one_reaction_of_each_and_it_can_be_taken_back()
    {
        var (ada, ben, _, _) = await FriendsOfAda();
        var story = Id(await ada.PostStory("Look", ben));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ben.Put($"/stories/{story}/reaction/{(i % 2 == 0 ? Tea : "%F0%9F%91%8D")}", new { })));
        await ben.Put($"/stories/{story}/reaction/{Tea}", new { });
        Assert.Equal("""[{"emoji":"🫖","count":1}]""", Unescaped((await ada.Get($"/stories/{story}")).GetProperty("reactions")));

        await ben.Delete($"/stories/{story}/reaction");
        await ben.Delete($"/stories/{story}/reaction");
        var own = await ada.Get($"/stories/{story}");
        Assert.Equal((0, 1), (own.GetProperty("reactions").GetArrayLength(), own.GetProperty("views").GetInt32()));
        await (await ben.TryPut($"/stories/{story}/reaction/tea", new { })).ShouldRefuse(404, "no-such-emoji");
        await (await ada.TryPut($"/stories/{story}/reaction/{Tea}", new { })).ShouldRefuse(409, "own-story");
        await (await ada.TryDelete($"/stories/{story}/reaction")).ShouldRefuse(409, "own-story");
    }

    [Fact]
    public async Task A_thousand_views_are_told_once_a_second_at_most()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var story = Id(await ada.PostStory("Look", ben, cleo));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? ben : cleo).Put($"/stories/{story}/reaction/{(i % 3 == 0 ? Tea : "%F0%9F%91%8D")}", new { })));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();

        Assert.Single(await OwnList(ada), e => e == ("story.updated", story));
    }

    [Fact]
    public async Task The_list_begins_with_what_is_unseen_and_ends_with_whom_one_muted()
    {
        var ada = await app.SignUp("Ada");
        var others = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => app.SignUp($"Other {i}")));
        foreach (var other in others)
        {
            await app.ConversationBetween(ada, other);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await other.PostStory("first", ada);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await other.PostStory("second", ada);
        }

        // Of the third everything was seen, of the fourth one of two, the fifth is muted.
        foreach (var story in await StoriesOf(ada, others[2])) await ada.Put($"/stories/{story}/seen", new { });
        await ada.Put($"/stories/{(await StoriesOf(ada, others[3]))[0]}/seen", new { });
        await ada.Put($"/users/{others[4].Id}/stories/muted", new { });

        var expected = new[] { others[3], others[1], others[0], others[2], others[4] }.Select(o => o.Id);
        foreach (var limit in (int[])[200, 1, 2]) Assert.Equal(expected, (await Pages(ada, limit)).Select(p => p.GetProperty("userId").GetGuid()));
        var list = await Pages(ada, 200);
        Assert.Equal([true, true, true, false, true], list.Select(p => p.GetProperty("unseen").GetBoolean()));
        Assert.Equal([false, false, false, false, true], list.Select(p => p.GetProperty("muted").GetBoolean()));
        Assert.All(list, p => Assert.Equal(["first", "second"], p.GetProperty("stories").EnumerateArray().Select(s => s.GetProperty("content").GetString())));

        await ada.Delete($"/users/{others[4].Id}/stories/muted");
        Assert.Equal(others[4].Id, (await Pages(ada, 200))[0].GetProperty("userId").GetGuid());
    }

    [Fact]
    public async Task Nobody_mutes_whom_they_do_not_know()
    {
        var (ada, _, _, eve) = await FriendsOfAda();

        foreach (var stranger in new[] { eve.Id, Guid.NewGuid() })
            await (await ada.TryPut($"/users/{stranger}/stories/muted", new { })).ShouldRefuse(404, "no-such-user");
    }

    [Fact]
    public async Task An_answer_is_a_direct_message_that_says_which_story_it_answers()
    {
        var (ada, _, cleo, _) = await FriendsOfAda();
        var story = await ada.PostStory("Guess what", cleo);
        var request = new { clientId = Guid.NewGuid(), content = "What?" };
        await using var device = await ada.Connect();

        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => cleo.Post($"/stories/{Id(story)}/replies", request)));

        var message = sent[0];
        Assert.All(sent, m => Assert.Equal(Id(message), Id(m)));
        var reference = message.GetProperty("story");
        Assert.Equal((Id(story), ada.Id, Time(story, "expiresAt")), (Id(reference), reference.GetProperty("authorId").GetGuid(), Time(reference, "expiresAt")));
        var conversation = message.GetProperty("conversationId").GetGuid();
        Assert.Equal(await app.ConversationBetween(ada, cleo), conversation);
        var heard = (await device.WaitForChange(conversation, "message.sent")).GetProperty("message");
        Assert.Equal(message.GetRawText(), heard.GetRawText());
        Assert.Equal(1, (await ada.Get($"/conversations/{conversation}/messages")).GetProperty("items").GetArrayLength());

        await (await cleo.TryPost($"/stories/{Id(story)}/replies", new { request.clientId, content = "Who?" })).ShouldRefuse(409, "client-id-reused");
        await (await ada.TryPost($"/stories/{Id(story)}/replies", new { clientId = Guid.NewGuid(), content = "!" })).ShouldRefuse(409, "own-story");
        await (await cleo.TryPost($"/stories/{Id(story)}/replies", new { clientId = Guid.NewGuid(), content = "" })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Who_is_taken_out_sees_it_no_more_and_what_they_made_of_it_is_gone()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var story = Id(await ada.PostStory("Look", ben, cleo));
        await ben.Put($"/stories/{story}/reaction/{Tea}", new { });
        await using var device = await ben.Connect();

        await ada.Delete($"/stories/{story}/viewers/{ben.Id}");

        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "story.removed" && e.GetProperty("subjectId").GetGuid() == story);
        await (await ben.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await (await ben.TryPut($"/stories/{story}/seen", new { })).ShouldRefuse(404, "no-such-story");
        Assert.Empty(await StoriesOf(ben, ada));
        var own = await ada.Get($"/stories/{story}");
        Assert.Equal((0, 0), (own.GetProperty("views").GetInt32(), own.GetProperty("reactions").GetArrayLength()));
        await cleo.Get($"/stories/{story}");
        await (await ada.TryDelete($"/stories/{story}/viewers/{ben.Id}")).ShouldRefuse(404, "no-such-user");
        await (await cleo.TryDelete($"/stories/{story}/viewers/{ben.Id}")).ShouldRefuse(403, "not-your-story");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task People_who_are_kept_apart_see_no_stories_of_each_other(bool isAuthorsWish)
    {
        var (ada, ben, _, _) = await FriendsOfAda();
        var media = await app.PictureOf(ada);
        var story = Id(await ada.PostStory("Look", media, ben));
        await ben.Put($"/stories/{story}/reaction/{Tea}", new { });
        await using var device = await ben.Connect();
        var (blocker, blocked) = isAuthorsWish ? (ada, ben) : (ben, ada);

        await blocker.Put($"/users/me/blocks/{blocked.Id}", new { });

        await device.WaitFor("me", e => e.GetProperty("kind").GetString() == "story.removed" && e.GetProperty("subjectId").GetGuid() == story);
        await (await ben.TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await (await ben.TryGet($"/media/{media}")).ShouldRefuse(404, "no-such-media");
        await (await ben.TryPut($"/stories/{story}/seen", new { })).ShouldRefuse(404, "no-such-story");
        await (await ben.TryPut($"/stories/{story}/reaction/{Tea}", new { })).ShouldRefuse(404, "no-such-story");
        await (await ben.TryPost($"/stories/{story}/replies", new { clientId = Guid.NewGuid(), content = "!" })).ShouldRefuse(404, "no-such-story");
        Assert.Empty((await ben.Get("/stories")).GetProperty("items").EnumerateArray());
        Assert.Empty(await StoriesOf(ben, ada));
        var own = await ada.Get($"/stories/{story}");
        Assert.Equal((0, 0), (own.GetProperty("views").GetInt32(), own.GetProperty("reactions").GetArrayLength()));
        Assert.Equal(0, (await ada.Get($"/stories/{story}/viewers")).GetProperty("items").GetArrayLength());
        var named = Id(await ada.Post("/stories", Named("Hello", ben.Id)));
        await (await ben.TryGet($"/stories/{named}")).ShouldRefuse(404, "no-such-story");
        await ada.Put($"/users/{ben.Id}/stories/muted", new { });
        var others = Id(await ada.Post("/stories", new { clientId = Guid.NewGuid(), content = "Not Ben", audience = new { kind = "directs" } }));

        await blocker.Delete($"/users/me/blocks/{blocked.Id}");

        foreach (var seen in new[] { story, named }) await ben.Get($"/stories/{seen}");
        Assert.Equal(1, (await ada.Get($"/stories/{story}")).GetProperty("views").GetInt32());
        await (await ben.TryGet($"/stories/{others}")).ShouldRefuse(404, "no-such-story");
    }

    [Fact]
    public async Task A_story_for_more_than_are_shown_at_once_reaches_everybody_and_so_does_its_end()
    {
        var ada = await app.SignUp("Ada");
        var others = new List<TestUser>();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            for (var i = 0; i < (SpreadStory.AtOnce + 30) / 10; i++)
            {
                var other = await app.SignUp();
                await app.ConversationBetween(ada, other);
                lock (others) others.Add(other);
            }
        }));

        var story = Id(await ada.Post("/stories", new { clientId = Guid.NewGuid(), content = "Everybody!", audience = new { kind = "directs" } }));
        await app.AllJobsAreDone();
        Assert.Equal(others.Count, await Viewers(story));
        foreach (var other in others) Assert.Contains(("story.added", story), await OwnList(other));

        await ada.Delete($"/stories/{story}");
        await (await others[^1].TryGet($"/stories/{story}")).ShouldRefuse(404, "no-such-story");
        await app.AllJobsAreDone();
        Assert.Equal(0, await Viewers(story));
        foreach (var other in others) Assert.Contains(("story.removed", story), await OwnList(other));
    }

    [Fact]
    public async Task With_an_account_its_stories_go_at_once_and_what_it_saw_of_others()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var adas = Id(await ada.PostStory("Ada's", ben, cleo));
        await app.ConversationBetween(cleo, ben);
        var bens = Id(await ben.PostStory("Ben's", ada));
        await ada.Put($"/stories/{bens}/reaction/{Tea}", new { });
        await ada.Put($"/users/{ben.Id}/stories/muted", new { });
        await ben.Put($"/users/{ada.Id}/stories/muted", new { });

        await ada.Delete("/users/me");

        await (await ben.TryGet($"/stories/{adas}")).ShouldRefuse(404, "no-such-story");
        await app.AllJobsAreDone();
        Assert.Contains(("story.removed", adas), await OwnList(cleo));
        Assert.Equal(0, (await ben.Get($"/stories/{bens}")).GetProperty("views").GetInt32());
        Assert.False(await app.WithDatabase(async db => await db.Set<Story>().AnyAsync(s => s.AuthorId == ada.Id)
            || await db.Set<StoryViewer>().AnyAsync(v => v.UserId == ada.Id) || await db.Set<StoryMute>().AnyAsync(m => m.UserId == ada.Id || m.AuthorId == ada.Id)));
    }

    [Fact]
    public async Task Of_those_who_react_while_it_is_taken_back_nobody_is_left_behind()
    {
        var (ada, ben, cleo, _) = await FriendsOfAda();
        var story = Id(await ada.PostStory("Look", ben, cleo));

        var reactions = Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? ben : cleo).TryPut($"/stories/{story}/reaction/{(i % 3 == 0 ? Tea : "%F0%9F%91%8D")}", new { }));
        var answers = await Task.WhenAll(reactions.Append(ada.TryDelete($"/stories/{story}")));

        Assert.All(answers, a => Assert.True((int)a.StatusCode is 204 or 404, $"{a}"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.AllJobsAreDone();
        Assert.Equal(0, await Viewers(story));
    }

    private async Task<(TestUser Ada, TestUser Ben, TestUser Cleo, TestUser Eve)> FriendsOfAda()
    {
        var people = await Task.WhenAll(((string[])["Ada", "Ben", "Cleo", "Eve"]).Select(app.SignUp));
        var (ada, ben, cleo) = (people[0], people[1], people[2]);
        await app.ConversationBetween(ada, ben);
        await ada.Post("/conversations", new { kind = "group", memberIds = new[] { cleo.Id } });
        return (ada, ben, cleo, people[3]);
    }

    private async Task NewsAreTold(TestDevice author, Guid story)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await author.WaitFor("me", e => e.GetProperty("kind").GetString() == "story.updated" && e.GetProperty("subjectId").GetGuid() == story);
    }

    private static async Task Befriend(TestUser one, TestUser other)
    {
        await one.Put($"/users/me/contact-requests/{other.Id}", new { });
        await other.Put($"/users/me/contact-requests/{one.Id}", new { });
    }

    private Task<int> Viewers(Guid story) => app.WithDatabase(db => db.Set<StoryViewer>().CountAsync(v => v.StoryId == story));

    private Task<List<(string Kind, Guid Subject)>> OwnList(TestUser person) => app.WithDatabase(async db =>
    {
        var kinds = StoryChanges.All.ToDictionary(k => k.Number, k => k.Name);
        var rows = await db.Set<ChatServer.Changes.UserChange>().Where(c => c.UserId == person.Id).ToListAsync();
        return rows.Where(r => kinds.ContainsKey(r.Kind)).Select(r => (kinds[r.Kind], r.SubjectId)).ToList();
    });

    private static async Task<List<Guid>> StoriesOf(TestUser reader, TestUser author) =>
        [.. (await reader.Get($"/users/{author.Id}/stories")).GetProperty("stories").EnumerateArray().Select(Id)];

    private static async Task<List<JsonElement>> Pages(TestUser reader, int limit)
    {
        var items = new List<JsonElement>();
        for (string? next = ""; next is not null;)
        {
            var page = await reader.Get($"/stories?limit={limit}{(next == "" ? "" : $"&cursor={next}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }

        return items;
    }

    private static object Named(string text, params Guid[] userIds) => new { clientId = Guid.NewGuid(), content = text, audience = new { kind = "people", userIds } };

    private static string Unescaped(JsonElement json) => System.Text.RegularExpressions.Regex.Unescape(json.GetRawText());

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static DateTimeOffset Time(JsonElement json, string name) => json.GetProperty(name).GetDateTimeOffset();
}
