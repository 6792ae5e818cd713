using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.MediaTests.Previews;

public sealed class LinkPreviewTests(PreviewApp app) : IClassFixture<PreviewApp>
{
    private const string Html = """
        <!doctype html><head><title>Tea</title><meta property="og:title" content="All about tea">
        <meta name="description" content="Leaves, water, time."><meta property="og:site_name" content="Tea Times"></head>
        """;

    [Fact]
    public async Task A_message_with_a_link_is_followed_by_what_the_page_says_of_itself()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var url = app.Page(Html);

        var sent = await ada.Send(conversation, $"Look: {url}, and tell me");

        Assert.False(sent.TryGetProperty("preview", out _));
        var change = await device.WaitForChange(conversation, "message.previewed");
        var preview = change.GetProperty("message").GetProperty("preview");
        Assert.Equal(
            $$"""{"url":"{{url}}","host":"127.0.0.1","title":"All about tea","description":"Leaves, water, time.","siteName":"Tea Times"}""",
            preview.GetRawText());
        Assert.Equal($"{ada.Id}", change.GetProperty("actorId").GetString());
        Assert.Equal(preview.GetRawText(), (await app.PreviewOf(ben, sent))?.GetRawText());
        Assert.Equal(preview.GetRawText(), (await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items")[0].GetProperty("preview").GetRawText());
    }

    [Fact]
    public async Task Of_many_links_the_first_that_leads_to_the_web_is_shown()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var (first, second) = (app.PageOf("first"), app.PageOf("second"));

        var sent = await ada.Send(conversation, $"[Write](mailto:ada@example.org) or [read]({first}), then {second}");

        Assert.Equal((first, "first"), Shown(await app.PreviewOf(ben, sent)));
        Assert.Equal(1, RequestsFor(first));
        Assert.Equal(0, RequestsFor(second));
    }

    [Fact]
    public async Task Who_wants_no_preview_has_nobody_asked()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var url = app.PageOf("secret");

        var sent = await ada.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = url, noPreview = true });
        var forwarded = await ben.Post($"/conversations/{conversation}/forwards", new { clientId = Guid.NewGuid(), messageId = sent.GetProperty("id").GetGuid() });
        await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = $"{url} again" });

        Assert.Null(await app.PreviewOf(ben, sent));
        Assert.Null(await app.PreviewOf(ben, forwarded));
        Assert.Equal(0, RequestsFor(url));
    }

    [Fact]
    public async Task A_preview_is_removed_by_its_sender_or_a_moderator_for_good()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        var mine = await ben.Send(group, $"mine {app.PageOf("tea")}");
        var theirs = await ben.Send(group, $"theirs {app.PageOf("tea")}");
        Assert.NotNull(await app.PreviewOf(cleo, mine));
        await using var device = await cleo.Connect();

        await (await cleo.TryDelete(Preview(mine))).ShouldRefuse(403, "not-your-message");
        await ben.Delete(Preview(mine));
        await ada.Delete(Preview(theirs));
        await ada.Delete(Preview(theirs));

        Assert.False((await device.WaitForChange(group, "message.previewed")).GetProperty("message").TryGetProperty("preview", out _));
        await ben.Patch($"/messages/{mine.GetProperty("id")}", new { content = app.PageOf("another") });
        foreach (var message in new[] { mine, theirs }) Assert.Null(await app.PreviewOf(cleo, message));
        Assert.Equal(4, await ChangesOf(group, MessageChanges.Previewed));
    }

    [Fact]
    public async Task A_preview_goes_with_its_link_and_comes_with_another()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var (first, second) = (app.PageOf("first"), app.PageOf("second"));
        var sent = await ada.Send(conversation, first);
        var path = $"/messages/{sent.GetProperty("id")}";
        Assert.NotNull(await app.PreviewOf(ben, sent));

        Assert.True((await ada.Patch(path, new { content = $"still {first}" })).TryGetProperty("preview", out _));
        Assert.False((await ada.Patch(path, new { content = "no link" })).TryGetProperty("preview", out _));
        Assert.Null(await app.PreviewOf(ben, sent));
        await ada.Patch(path, new { content = $"{second} rather than {first}" });

        Assert.Equal((second, "second"), Shown(await app.PreviewOf(ben, sent)));
        Assert.Equal(1, RequestsFor(first));
    }

    [Fact]
    public async Task Of_a_message_that_is_deleted_meanwhile_nothing_is_shown_or_kept()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var (url, asked, answer) = Held("late");
        var sent = await ada.Send(conversation, url);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var kept = await app.WithDatabase(db => db.Set<ChatServer.Jobs.Job>().Select(j => j.Payload).ToListAsync());
        Assert.DoesNotContain(kept, payload => payload.Contains(new Uri(url).AbsolutePath, StringComparison.Ordinal));
        await ada.Delete($"/messages/{sent.GetProperty("id")}");
        answer.SetResult();

        Assert.Null(await app.PreviewOf(ben, sent));
        Assert.Equal(0, await ChangesOf(conversation, MessageChanges.Previewed));
        Assert.False(await app.WithDatabase(db => db.Set<Message>().AnyAsync(m => m.ConversationId == conversation && m.Details != null)));
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("edited")]
    [InlineData("left for another link")]
    public async Task What_is_decided_while_a_page_is_asked_for_stands(string what)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var (url, asked, answer) = Held("late");
        var sent = await ada.Send(conversation, url);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var other = app.PageOf("other");
        if (what == "removed") await ada.Delete(Preview(sent));
        else await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = what == "edited" ? "no link" : other });
        answer.SetResult();

        var preview = await app.PreviewOf(ben, sent);
        Assert.Equal(what == "left for another link" ? (other, "other") : (null, null), Shown(preview));
        Assert.Equal(preview is null ? 0 : 1, await ChangesOf(conversation, MessageChanges.Previewed));
    }

    [Fact]
    public async Task A_page_that_many_link_to_is_asked_for_once()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversations = new List<Guid>();
        for (var i = 0; i < 10; i++) conversations.Add(await app.ConversationBetween(ada, ben, await app.SignUp()));
        var url = app.PageOf("everybody's");

        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? ada : ben).Send(conversations[i % 10], $"{i}: {url}")));

        foreach (var message in sent) Assert.Equal((url, "everybody's"), Shown(await app.PreviewOf(ada, message)));
        Assert.Equal(1, RequestsFor(url));
    }

    [Fact]
    public async Task A_page_that_says_nothing_is_not_asked_for_again_either()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var missing = app.Elsewhere.At($"/{Guid.NewGuid():N}");

        for (var i = 0; i < 3; i++) Assert.Null(await app.PreviewOf(ben, await ada.Send(conversation, missing)));

        Assert.Equal(1, RequestsFor(missing));
    }

    private static (string? Url, string? Title) Shown(JsonElement? preview) =>
        (preview?.GetProperty("url").GetString(), preview?.GetProperty("title").GetString());

    private static string Preview(JsonElement message) => $"/messages/{message.GetProperty("id")}/preview";

    private int RequestsFor(string url) => app.Elsewhere.Requests.Count(r => r.StartsWith($"GET {new Uri(url).AbsolutePath} ", StringComparison.Ordinal));

    private Task<int> ChangesOf(Guid conversationId, ChatServer.Changes.ChangeKind kind) =>
        app.WithDatabase(db => db.Set<ChatServer.Changes.Change>().CountAsync(c => c.ConversationId == conversationId && c.Kind == kind.Number));

    private (string Url, TaskCompletionSource Asked, TaskCompletionSource Answer) Held(string title)
    {
        const TaskCreationOptions Apart = TaskCreationOptions.RunContinuationsAsynchronously;
        var (asked, answer) = (new TaskCompletionSource(Apart), new TaskCompletionSource(Apart));
        var page = $"<title>{title}</title>";
        var url = app.Elsewhere.Does($"/{Guid.NewGuid():N}", async (client, cancellation) =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(cancellation);
            var head = TestSite.Head("200 OK", "Content-Type: text/html", $"Content-Length: {page.Length}");
            await client.WriteAsync(System.Text.Encoding.UTF8.GetBytes(head + page), cancellation);
        });
        return (url, asked, answer);
    }
}
