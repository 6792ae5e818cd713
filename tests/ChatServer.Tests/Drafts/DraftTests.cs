using System.Text.Json;
using ChatServer.Drafts;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Drafts;

public sealed class DraftTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_one_device_wrote_another_goes_on_with()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        var question = (await ben.Send(talk, "tea?")).GetProperty("id").GetGuid();
        var phone = await ada.SignInAgain();
        await using var phones = await phone.Connect();
        await using var bens = await ben.Connect();

        var kept = await ada.Put($"/conversations/{talk}/draft", new { content = "Yes, w", replyToId = question });

        await phones.WaitFor("me", m => m.GetProperty("kind").GetString() == "draft.updated" && m.GetProperty("subjectId").GetGuid() == talk);
        Assert.Equal(kept.GetRawText(), Drafts(await phone.Get("/drafts")).Single().GetRawText());
        Assert.Equal(("Yes, w", question), (kept.GetProperty("content").GetString(), kept.GetProperty("replyToId").GetGuid()));
        Assert.Empty(Drafts(await ben.Get("/drafts")));

        await phone.Put($"/conversations/{talk}/draft", new { content = "Yes, with milk" });
        Assert.Equal("Yes, with milk", Drafts(await ada.Get("/drafts")).Single().GetProperty("content").GetString());

        await phone.Delete($"/conversations/{talk}/draft");
        Assert.Empty(Drafts(await ada.Get("/drafts")));
        Assert.Empty(bens.Heard("me"));
    }

    [Fact]
    public async Task The_same_again_is_no_change()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await ada.Put($"/conversations/{talk}/draft", new { content = "Yes" });
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();

        await ada.Put($"/conversations/{talk}/draft", new { content = "Yes" });
        await ben.Delete($"/conversations/{talk}/draft");

        Assert.Empty((await ada.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray());
    }

    [Fact]
    public async Task Fifty_racing_writes_leave_one_draft()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => ada.Put($"/conversations/{talk}/draft", new { content = $"Yes {i}" })));

        Assert.StartsWith("Yes ", Drafts(await ada.Get("/drafts")).Single().GetProperty("content").GetString());
    }

    [Fact]
    public async Task Drafts_are_listed_page_by_page_where_one_is_a_member()
    {
        var ada = await app.SignUp();
        var groups = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            groups.Add(await app.ConversationBetween(ada, await app.SignUp(), await app.SignUp()));
            await ada.Put($"/conversations/{groups[i]}/draft", new { content = $"{i}" });
        }

        await ada.Delete($"/conversations/{groups[1]}/members/{ada.Id}");

        var page = await ada.Get("/drafts?limit=1");
        var rest = await ada.Get($"/drafts?cursor={page.GetProperty("next").GetString()}");
        Assert.Equal(
            [groups[0], groups[2]],
            Drafts(page).Concat(Drafts(rest)).Select(d => d.GetProperty("conversationId").GetGuid()).OrderBy(groups.IndexOf));
    }

    [Fact]
    public async Task A_draft_is_as_long_as_a_message_at_most_and_answers_what_is_there()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var path = $"/conversations/{await app.ConversationBetween(ada, ben)}/draft";

        await (await ada.TryPut(path, new { content = new string('x', 16_385) })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPut(path, new { content = "Yes", replyToId = Guid.NewGuid() })).ShouldRefuse(404, "no-such-message");
        Assert.Empty(Drafts(await ada.Get("/drafts")));
    }

    [Fact]
    public async Task Drafts_go_with_the_account()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Put($"/conversations/{await app.ConversationBetween(ada, ben)}/draft", new { content = "Yes" });

        await ada.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.False(await app.WithDatabase(db => db.Set<Draft>().AnyAsync(d => d.UserId == ada.Id)));
    }

    private static List<JsonElement> Drafts(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];
}
