using System.Net;
using System.Text.Json;
using ChatServer.Conversations;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Conversations;

public sealed class SavedMessagesTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Everybody_has_one_conversation_with_themselves_also_in_a_race()
    {
        var ada = await app.SignUp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ada.TryPost("/conversations", Saved())));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(49, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var listed = (await ada.Get("/conversations")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(("saved", 1), (listed.GetProperty("kind").GetString(), listed.GetProperty("memberCount").GetInt32()));
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("ownerId").ValueKind);
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("peerId").ValueKind);
    }

    [Fact]
    public async Task What_is_saved_is_there_on_all_devices_and_nobody_elses()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var saved = (await ada.Post("/conversations", Saved())).GetProperty("id").GetGuid();
        var phone = await ada.SignInAgain();
        await using var phones = await phone.Connect();

        var message = await ada.Send(saved, "milk, eggs");

        await phones.WaitForChange(saved, "message.sent");
        Assert.Equal(0, (await phone.Get($"/conversations/{saved}")).GetProperty("unread").GetInt64());
        await ada.Put($"/messages/{message.GetProperty("id").GetGuid()}/pin", new { });
        Assert.NotEqual(saved, (await eve.Post("/conversations", Saved())).GetProperty("id").GetGuid());
        await (await eve.TryGet($"/conversations/{saved}")).ShouldRefuse(404, "no-such-conversation");
    }

    [Fact]
    public async Task It_stays_ones_own()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var saved = (await ada.Post("/conversations", Saved())).GetProperty("id").GetGuid();
        var members = $"/conversations/{saved}/members";

        await (await ada.TryPost(members, new { userIds = new[] { ben.Id } })).ShouldRefuse(409, "not-in-saved-messages");
        await (await ada.TryDelete($"{members}/{ada.Id}")).ShouldRefuse(409, "not-in-saved-messages");
        await (await ada.TryPatch($"{members}/{ada.Id}", new { role = "owner" })).ShouldRefuse(409, "not-in-saved-messages");
        await (await ada.TryPatch($"/conversations/{saved}", new { title = "Mine" })).ShouldRefuse(409, "not-in-saved-messages");
        await (await ada.TryPost("/conversations", new { kind = "saved", memberIds = new[] { ben.Id } })).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPost("/conversations", new { kind = "saved", memberIds = Array.Empty<Guid>(), title = "Mine" })).ShouldRefuse(400, "invalid-request");

        await ada.Delete($"/conversations/{saved}");
        Assert.Empty((await ada.Get("/conversations")).GetProperty("items").EnumerateArray());
        Assert.Equal(saved, (await ada.Post("/conversations", Saved())).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task It_goes_with_the_account()
    {
        var ada = await app.SignUp();
        var saved = (await ada.Post("/conversations", Saved())).GetProperty("id").GetGuid();
        await ada.Send(saved, "milk");

        await ada.Delete("/users/me");
        await app.AllJobsAreDone();
        await app.TimePasses(EraseConversation.After);
        await app.AllJobsAreDone();

        Assert.False(await app.WithDatabase(db => db.Set<Conversation>().AnyAsync(c => c.Id == saved)));
    }

    private static object Saved() => new { kind = "saved", memberIds = Array.Empty<Guid>() };
}
