using System.Text;
using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Messages.LinkPreviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.MediaTests.Previews;

/// <summary>Whom the server asks how often. Each test has a server, and moves the clock, of its own.</summary>
public sealed class PreviewLimitTests
{
    private static readonly (string, string) On = ("Previews:Enabled", "true");

    [Fact]
    public async Task Without_the_option_nobody_is_asked_and_nothing_is_promised()
    {
        await using var off = await ChatApp.StartAsync();
        await using var on = await ChatApp.StartAsync(On);
        foreach (var (app, isOn) in new[] { (off, false), (on, true) })
        {
            var sent = await Send(app, Page(app, "/tea"));
            Assert.Equal(isOn, await Preview(app, sent) is not null);
            Assert.Equal(isOn ? 1 : 0, app.Elsewhere.Requests.Count);
            var capabilities = JsonElement.Parse(await app.Http.GetStringAsync("/api/v1/capabilities"));
            Assert.Equal(isOn, capabilities.GetProperty("features").EnumerateArray().Any(f => f.GetString() == "messages.previews"));
        }
    }

    [Fact]
    public async Task A_host_that_is_linked_to_often_is_asked_at_its_pace()
    {
        await using var app = await ChatApp.StartAsync(On, ("Previews:PagesPerHost", "2"));

        var first = await Send(app, Page(app, "/1"));
        var second = await Send(app, Page(app, "/2"));
        foreach (var sent in new[] { first, second }) Assert.NotNull(await Preview(app, sent));
        var third = await Send(app, Page(app, "/3"));
        Assert.Null(await Preview(app, third));
        Assert.Equal(2, app.Elsewhere.Requests.Count);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await Preview(app, third));
    }

    [Fact]
    public async Task One_person_has_so_many_pages_asked_for_and_others_have_theirs()
    {
        await using var app = await ChatApp.StartAsync(On, ("Previews:PagesPerPerson", "2"));
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var shown = new List<bool>();

        foreach (var (sender, path) in new[] { (ada, "/1"), (ada, "/2"), (ada, "/3"), (ada, "/1"), (ben, "/4") })
            shown.Add(await Preview(app, (ben, await sender.Send(conversation, Page(app, path)))) is not null);

        Assert.Equal([true, true, false, true, true], shown);
        Assert.Equal(3, app.Elsewhere.Requests.Count);
    }

    [Fact]
    public async Task After_a_while_a_page_is_asked_for_anew()
    {
        await using var app = await ChatApp.StartAsync(On, ("Previews:KeepFor", "00:10:00"));
        await Preview(app, await Send(app, Page(app, "/tea")));

        app.Clock.Advance(TimeSpan.FromMinutes(9));
        await Preview(app, await Send(app, app.Elsewhere.At("/tea")));
        Assert.Single(app.Elsewhere.Requests);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Preview(app, await Send(app, app.Elsewhere.At("/tea")));

        Assert.Equal(2, app.Elsewhere.Requests.Count);
    }

    [Fact]
    public async Task What_is_remembered_has_an_end()
    {
        await using var app = await ChatApp.StartAsync(On, ("Previews:KeptPages", "2"));

        foreach (var path in new[] { "/1", "/2", "/3", "/3", "/1" }) Assert.NotNull(await Preview(app, await Send(app, Page(app, path))));

        Assert.Equal(["/1", "/2", "/3", "/1"], app.Elsewhere.Requests.Select(r => r.Split(' ')[1]));
    }

    [Fact]
    public async Task A_server_that_stops_while_it_asks_leaves_it_to_another()
    {
        await using var app = await ChatApp.StartAsync(On, ("Jobs:Heavy", "false"));
        (string, string)[] asking = [("Jobs:Heavy", "true"), ("Fetching:Ports:0", $"{app.Elsewhere.Port}")];
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Elsewhere.Does("/tea", async (_, cancellation) =>
        {
            asked.TrySetResult();
            await TestSite.Silence(cancellation);
        });

        (TestUser Reader, JsonElement Message) sent;
        await using (var first = await app.StartNodeAsync(asking))
        {
            sent = await Send(first, app.Elsewhere.At("/tea"));
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        }

        sent = (sent.Reader.Over(app), sent.Message);
        Assert.Null(await Read(sent));
        Page(app, "/tea");
        await using var other = await app.StartNodeAsync(asking);
        Assert.NotNull(await Preview(app, sent));
    }

    [Fact]
    public async Task Made_twice_a_preview_is_one_change()
    {
        await using var app = await ChatApp.StartAsync(On);
        var (ben, sent) = await Send(app, Page(app, "/tea"));
        Assert.NotNull(await Preview(app, (ben, sent)));

        var (conversation, message) = (sent.GetProperty("conversationId").GetGuid(), sent.GetProperty("id").GetGuid());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PreviewLink>()
            .RunAsync($$"""{"conversationId":"{{conversation}}","messageId":"{{message}}"}""", TestContext.Current.CancellationToken);

        Assert.Equal(1, await app.WithDatabase(db => db.Set<Change>().CountAsync(c => c.SubjectId == message && c.Kind == MessageChanges.Previewed.Number)));
    }

    [Theory]
    [InlineData("disappear")]
    [InlineData("account")]
    [InlineData("group")]
    public async Task A_preview_goes_with_its_message(string what)
    {
        await using var app = await ChatApp.StartAsync(On);
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        if (what == "disappear") await ada.Patch($"/conversations/{group}", new { disappearAfter = 60 });
        var sent = (ben, await ada.Send(group, Page(app, "/tea")));
        Assert.NotNull(await Preview(app, sent));

        if (what == "disappear") app.Clock.Advance(TimeSpan.FromMinutes(1));
        if (what == "disappear") Assert.Null(await Read(sent));
        if (what == "account") await ada.Delete("/users/me?messages=delete");
        if (what == "group") await ada.Delete($"/conversations/{group}");
        await app.AllJobsAreDone();
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.AllJobsAreDone();

        Assert.False(await app.WithDatabase(db => db.Set<Message>().AnyAsync(m => m.Details != null)));
        Assert.False(await app.WithDatabase(db => db.Set<ChatServer.Jobs.Job>().AnyAsync(j => j.Kind == PreviewLink.Kind)));
    }

    private static string Page(ChatApp app, string path) =>
        app.Elsewhere.Has(path, Encoding.UTF8.GetBytes($"<title>{path}</title>"), "Content-Type: text/html");

    private static async Task<(TestUser Reader, JsonElement Message)> Send(ChatApp app, string content)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        return (ben, await ada.Send(await app.ConversationBetween(ada, ben), content));
    }

    private static async Task<JsonElement?> Preview(ChatApp app, (TestUser, JsonElement) sent)
    {
        await app.AllIsHeard();
        await app.AllJobsAreDone();
        return await Read(sent);
    }

    private static async Task<JsonElement?> Read((TestUser Reader, JsonElement Message) sent) =>
        (await sent.Reader.Get($"/messages/{sent.Message.GetProperty("id")}")).TryGetProperty("preview", out var preview) ? preview : null;
}
