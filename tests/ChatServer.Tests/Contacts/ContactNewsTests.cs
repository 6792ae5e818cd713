using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Notifications;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Contacts;

/// <summary>What people hear of contacts and of who asks them.</summary>
public sealed class ContactNewsTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Both_hear_that_somebody_asked_and_what_came_of_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();

        await Ask(ada, ben);
        foreach (var (device, about) in new[] { (adas, ben), (bens, ada) }) await device.WaitFor("me", e => Is(e, "contactRequest.updated", about));
        await Ask(ben, ada);

        foreach (var (device, about) in new[] { (adas, ben), (bens, ada) }) await device.WaitFor("me", e => Is(e, "contact.updated", about));
    }

    [Fact]
    public async Task Who_is_asked_has_a_notification_of_it_as_long_as_it_waits()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());

        await Ask(ada, ben);

        var entry = Assert.Single(await Entries(ben));
        Assert.Equal(ada.Id, entry.GetProperty("actorId").GetGuid());
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("conversationId").ValueKind);
        Assert.True(entry.GetProperty("alert").GetBoolean());
        Assert.False(entry.GetProperty("read").GetBoolean());
        Assert.Equal(1, (await ben.Get("/notifications/unread")).GetProperty("others").GetInt32());
        Assert.True((await ben.Put($"/notifications/{entry.GetProperty("id")}/read", new { })).GetProperty("read").GetBoolean());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).GetProperty("others").GetInt32());

        await ada.Delete($"/users/me/contact-requests/{ben.Id}");
        Assert.Empty(await Entries(ben));
        Assert.Empty(await Entries(ada));
    }

    [Fact]
    public async Task Who_asks_takes_it_back_and_asks_again_disturbs_once_until_it_is_read_or_a_day_has_passed()
    {
        await using var own = await ChatApp.StartAsync();
        var (ada, ben) = (await own.SignUp(), await own.SignUp());
        Assert.True(await AlertOfAskingAgain(ada, ben));
        Assert.False(await AlertOfAskingAgain(ada, ben));
        Assert.False(await AlertOfAskingAgain(ada, ben));

        // A block by the one who asks is another way to take it back.
        await ada.Put($"/users/me/blocks/{ben.Id}", new { });
        await ada.Delete($"/users/me/blocks/{ben.Id}");
        Assert.False(await AlertOfAskingAgain(ada, ben));

        await Ask(ada, ben);
        await ben.Put($"/notifications/{Assert.Single(await Entries(ben)).GetProperty("id")}/read", new { });
        Assert.True(await AlertOfAskingAgain(ada, ben));
        Assert.False(await AlertOfAskingAgain(ada, ben));

        await own.TimePasses(TimeSpan.FromDays(1));
        Assert.True(await AlertOfAskingAgain(ada, ben));
    }

    [Fact]
    public async Task Of_a_request_of_an_account_that_was_deleted_nothing_is_left()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await Ask(ada, ben);

        await ada.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.Empty(await Entries(ben));
        Assert.False(await app.WithDatabase(db => db.Set<Notification>().AnyAsync(n => n.ActorId == ada.Id)));
    }

    [Fact]
    public async Task Who_turned_such_notifications_off_is_not_disturbed_by_them()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ben.Put("/notifications/preferences", new { quiet = new[] { "contactRequest" } });

        await Ask(ada, ben);

        Assert.False(Assert.Single(await Entries(ben)).GetProperty("alert").GetBoolean());
        Assert.Equal(0, (await ben.Get("/notifications/unread")).GetProperty("others").GetInt32());
    }

    [Fact]
    public async Task A_contact_who_is_muted_disturbs_nowhere_and_others_do()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await Ask(ada, ben);
        await Ask(ben, ada);
        var (direct, group) = (await app.ConversationBetween(ben, ada), await app.ConversationBetween(cleo, ada, ben));
        await ada.Patch($"/users/me/contacts/{ben.Id}", new { mutedUntil = app.Clock.GetUtcNow().AddDays(1) });

        await ben.Send(direct, "Hello?");
        await ben.Send(group, $"@{ada.Username}?");
        await app.AllIsHeard();

        var entries = (await ada.Get("/notifications")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("actorId").GetGuid() == ben.Id).ToList();
        Assert.Equal(["mention", "message", "message"], entries.Select(e => e.GetProperty("kind").GetString()).Order());
        Assert.All(entries, e => Assert.False(e.GetProperty("alert").GetBoolean()));
        Assert.Equal(1, (await ada.Get("/notifications/unread")).GetProperty("messages").GetInt32());

        await cleo.Send(group, $"@{ada.Username}!");
        await app.AllIsHeard();
        Assert.Contains((await ada.Get("/notifications")).GetProperty("items").EnumerateArray(), e => e.GetProperty("kind").GetString() == "mention" && e.GetProperty("alert").GetBoolean());
    }

    [Fact]
    public async Task Contacts_who_share_no_conversation_see_each_other_come_and_their_cards()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();

        await Ask(ada, ben);
        Assert.Empty(adas.Heard("presence"));
        await Ask(ben, ada);

        await adas.WaitFor("presence", p => p.GetProperty("userId").GetGuid() == ben.Id && p.GetProperty("status").GetString() == "online");
        await bens.WaitFor("presence", p => p.GetProperty("userId").GetGuid() == ada.Id && p.GetProperty("status").GetString() == "online");
        await ben.Patch("/users/me", new { status = "Drinking tea" });
        await adas.WaitFor("user", u => u.GetProperty("id").GetGuid() == ben.Id && u.GetProperty("status").GetString() == "Drinking tea");
        Assert.Contains((await ada.Post("/sync", new { cursor })).GetProperty("users").EnumerateArray(), u => u.GetProperty("id").GetGuid() == ben.Id);

        await ada.Delete($"/users/me/contacts/{ben.Id}");
        await bens.WaitFor("presence", p => p.GetProperty("userId").GetGuid() == ada.Id && p.GetProperty("status").GetString() == "offline");
    }

    private static async Task Ask(TestUser who, TestUser whom) => await who.Put($"/users/me/contact-requests/{whom.Id}", new { });

    // What the one who is asked sees of it, before it is taken back.
    private static async Task<bool> AlertOfAskingAgain(TestUser who, TestUser whom)
    {
        await who.TryDelete($"/users/me/contact-requests/{whom.Id}");
        Assert.Empty(await Entries(whom));
        await Ask(who, whom);
        return Assert.Single(await Entries(whom)).GetProperty("alert").GetBoolean();
    }

    private static async Task<List<JsonElement>> Entries(TestUser user) =>
        [.. (await user.Get("/notifications")).GetProperty("items").EnumerateArray().Where(e => e.GetProperty("kind").GetString() == "contactRequest")];

    private static bool Is(JsonElement entry, string kind, TestUser about) =>
        entry.GetProperty("kind").GetString() == kind && entry.GetProperty("subjectId").GetGuid() == about.Id;
}
