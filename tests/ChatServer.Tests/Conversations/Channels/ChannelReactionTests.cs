using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages.Reactions;
using ChatServer.Tests.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations.Channels;

/// <summary>In a channel reactions are counted once a second, and nobody who subscribed is told who reacted.</summary>
public sealed class ChannelReactionTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task However_many_react_in_a_second_one_change_says_how_many_and_names_nobody()
    {
        var scene = await ChannelScene.Create(app);
        var post = await scene.Post();
        await using var device = await scene.Ben.Connect();
        var head = await scene.Head();

        await React(scene.Ben, post);
        var answer = await React(scene.Cleo, post);
        Assert.Equal([2], Counts(answer));
        Assert.Empty(Counts(await scene.Ben.Get($"/messages/{post}")));
        Assert.Equal(head, await scene.Head());

        await scene.Count();
        var told = await device.WaitForChange(scene.Channel, "message.reacted");
        Assert.Equal([2], Counts(told.GetProperty("message")));
        Assert.Equal(scene.Ada.Id, told.GetProperty("actorId").GetGuid());
        Assert.DoesNotContain(scene.Cleo.Id.ToString(), told.GetRawText());
        Assert.Equal(head + 1, await scene.Head());
    }

    [Fact]
    public async Task Whoever_reacts_hears_of_it_on_their_other_devices_alone()
    {
        var scene = await ChannelScene.Create(app);
        var post = await scene.Post();
        var cursor = (await scene.Ben.Post("/sync", new { })).GetProperty("cursor");
        await using var phone = await scene.Ben.Connect();

        await React(scene.Cleo, post);
        await React(scene.Ben, post);
        var told = await phone.WaitFor("me", m => m.GetProperty("kind").GetString() == "reaction.updated");
        Assert.Equal(post, told.GetProperty("subjectId").GetGuid());
        await scene.Ben.Delete(Path(post));

        var missed = (await scene.Ben.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray();
        Assert.Equal(["reaction.updated", "reaction.updated"], missed.Select(m => m.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Those_with_a_role_alone_see_whose_reactions_they_are()
    {
        var scene = await ChannelScene.Create(app);
        var post = await scene.Post();
        foreach (var person in (TestUser[])[scene.Ben, scene.Cleo]) await React(person, post);

        Assert.Equal([scene.Ben.Id], await WhoReacted(scene.Ben, post));
        Guid[] both = [scene.Ben.Id, scene.Cleo.Id];
        Assert.Equal(both.Order(), (await WhoReacted(scene.Ada, post)).Order());
    }

    [Fact]
    public async Task What_is_taken_back_is_counted_off_and_the_last_one_leaves_nothing()
    {
        var scene = await ChannelScene.Create(app);
        var post = await scene.Post();
        foreach (var person in (TestUser[])[scene.Ben, scene.Cleo]) await React(person, post);
        await scene.Count();

        await scene.Ben.Delete(Path(post));
        await scene.Count();
        Assert.Equal([1], Counts(await scene.Ben.Get($"/messages/{post}")));

        await scene.Cleo.Delete(Path(post));
        await scene.Count();
        Assert.Empty(Counts(await scene.Ben.Get($"/messages/{post}")));
    }

    [Fact]
    public async Task Racing_toggles_while_counts_are_made_end_with_what_is_stored()
    {
        var scene = await ChannelScene.Create(app);
        var post = await scene.Post();
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SignUp()));
        foreach (var person in people) await ChannelScene.Subscribe(person, scene.Channel);

        for (var round = 0; round < 3; round++)
        {
            var racing = Task.WhenAll(people.Select(async (who, i) => (await ((i + round) % 3 == 0 ? who.TryDelete(Path(post)) : who.TryPut(Path(post), new { }))).EnsureSuccessStatusCode()));
            await scene.Count();
            await racing;
        }

        await scene.Count();
        var stored = await WhoReacted(scene.Ada, post);
        Assert.Equal([stored.Count], Counts(await scene.Ben.Get($"/messages/{post}")));
    }

    [Fact]
    public async Task Who_commented_is_told_that_somebody_reacted_and_not_who()
    {
        var scene = await ChannelScene.Create(app);
        var comment = await Comment(scene);
        await React(scene.Cleo, comment);
        await scene.Count();

        var entry = Assert.Single(await app.ToldOf(scene.Ben, "reaction"));
        Assert.Equal((JsonValueKind.Null, 1), (entry.GetProperty("actorId").ValueKind, entry.Number("count")));
        Assert.DoesNotContain(scene.Cleo.Id.ToString(), entry.GetRawText());

        await scene.Cleo.Delete(Path(comment));
        await scene.Count();
        Assert.Empty(await app.ToldOf(scene.Ben, "reaction"));
    }

    [Fact]
    public async Task Who_commented_is_not_told_of_whom_they_blocked()
    {
        var scene = await ChannelScene.Create(app);
        var comment = await Comment(scene);
        await scene.Ben.Put($"/users/me/blocks/{scene.Cleo.Id}", new { });
        await React(scene.Cleo, comment);
        await scene.Count();

        Assert.Empty(await app.ToldOf(scene.Ben, "reaction"));
    }

    [Fact]
    public async Task Of_a_deleted_account_nobody_learns_where_it_reacted()
    {
        var scene = await ChannelScene.Create(app);
        var comment = await Comment(scene);
        await React(scene.Cleo, comment);
        await scene.Count();
        var seen = await scene.Head();

        await scene.Cleo.Delete("/users/me");
        await app.AllJobsAreDone();
        await scene.Count();

        Assert.Empty(Counts(await scene.Ben.Get($"/messages/{comment}")));
        Assert.Empty(await WhoReacted(scene.Ada, comment));
        Assert.Empty(await app.ToldOf(scene.Ben, "reaction"));
        Assert.False(await app.WithDatabase(db => db.Set<Reaction>().AnyAsync(r => r.UserId == scene.Cleo.Id)));
        var later = await scene.Ada.Post("/sync", new { known = new[] { new { conversationId = scene.Channel, epoch = 1, seq = seen } } });
        Assert.Contains("message.reacted", later.GetRawText());
        Assert.DoesNotContain(scene.Cleo.Id.ToString(), later.GetRawText());
    }

    private static async Task<Guid> Comment(ChannelScene scene) =>
        JsonElement.Parse(await (await scene.TryComment(scene.Ben, await scene.Post())).Content.ReadAsStringAsync()).Id("id");

    private static string Path(Guid message) => $"/messages/{message}/reactions/{Hearing.Tea}";

    private static Task<JsonElement> React(TestUser who, Guid message) => who.Put(Path(message), new { });

    private static async Task<List<Guid>> WhoReacted(TestUser reader, Guid message) =>
        (await reader.Get($"/messages/{message}/reactions?limit=200")).Items().ConvertAll(r => r.Id("userId"));

    private static IEnumerable<int> Counts(JsonElement message) => !message.TryGetProperty("reactions", out var reactions) ? [] :
        reactions.EnumerateArray().Select(r => r.GetProperty("count").GetInt32());
}
