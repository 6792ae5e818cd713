using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages;

public sealed class EditingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_sender_edits_their_message_and_nobody_else_does()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var sent = await ada.Send(conversation, "helo");
        var path = $"/messages/{sent.GetProperty("id")}";

        await (await ben.TryPatch(path, new { content = "mine now" })).ShouldRefuse(403, "not-your-message");
        var edited = await ada.Patch(path, new { content = "hello" });

        Assert.Equal("hello", edited.GetProperty("content").GetString());
        Assert.NotEqual(JsonValueKind.Null, edited.GetProperty("editedAt").ValueKind);
        Assert.Equal(sent.GetProperty("seq").GetInt64(), edited.GetProperty("seq").GetInt64());
        Assert.Equal(edited.GetRawText(), (await ben.Get(path)).GetRawText());
    }

    [Fact]
    public async Task An_edit_that_names_an_old_version_is_refused()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var path = $"/messages/{(await ada.Send(await app.ConversationBetween(ada, ben), "one")).GetProperty("id")}";
        var seen = (await ada.TryGet(path)).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await EditIfMatch(ada, path, seen, "two")).StatusCode);
        await (await EditIfMatch(ada, path, seen, "three")).ShouldRefuse(412, "precondition-failed");
    }

    [Fact]
    public async Task Deleting_takes_the_text_and_its_hash_out_of_the_database()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var id = (await ada.Send(conversation, "regretted")).GetProperty("id").GetGuid();

        await ada.Delete($"/messages/{id}");

        var tombstone = (await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items")[0];
        Assert.Equal(JsonValueKind.Null, tombstone.GetProperty("content").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, tombstone.GetProperty("deletedAt").ValueKind);
        var row = await app.WithDatabase(db => db.Set<Message>().SingleAsync(m => m.Id == id));
        Assert.Null(row.Content);
        Assert.Null(row.RequestHash);
        await (await ada.TryPatch($"/messages/{id}", new { content = "back" })).ShouldRefuse(409, "message-deleted");
        await ada.Delete($"/messages/{id}");
    }

    [Fact]
    public async Task Moderators_delete_what_others_said_and_members_do_not()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben, cleo);
        var path = $"/messages/{(await ada.Send(conversation, "spam")).GetProperty("id")}";

        await (await ben.TryDelete(path)).ShouldRefuse(403, "not-your-message");
        await ada.Patch($"/conversations/{conversation}/members/{ben.Id}", new { role = "moderator" });
        await ben.Delete(path);

        Assert.Equal(JsonValueKind.Null, (await cleo.Get(path)).GetProperty("content").ValueKind);
    }

    private static Task<HttpResponseMessage> EditIfMatch(TestUser user, string path, string version, string content) =>
        user.TryRequest(new HttpRequestMessage(HttpMethod.Patch, $"/api/v1{path}")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { content }),
            Headers = { { "If-Match", version } },
        });
}

public sealed class EditWindowTests
{
    [Fact]
    public async Task Windows_close_after_a_day_except_for_moderators()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben, cleo);
        var path = $"/messages/{(await ben.Send(conversation, "old news")).GetProperty("id")}";

        app.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        await (await ben.TryPatch(path, new { content = "rewritten" })).ShouldRefuse(409, "edit-window-closed");
        await (await ben.TryDelete(path)).ShouldRefuse(409, "unsend-window-closed");
        await ada.Delete(path);
    }
}
