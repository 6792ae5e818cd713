using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServer.Harness;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Users;

/// <summary>Whom people let in on what: each setting on its surface, for a stranger and for a contact.</summary>
public sealed partial class PrivacyTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(Audience.Everybody, true, true, true, false)]
    [InlineData(Audience.Contacts, true, true, false, false)]
    [InlineData(Audience.Nobody, true, false, false, false)]
    public void One_rule_says_who_is_let_in(Audience audience, bool self, bool contact, bool stranger, bool apart)
    {
        Assert.Equal(self, audience.Includes(Relation.Self));
        Assert.Equal(contact, audience.Includes(Relation.Contact));
        Assert.Equal(stranger, audience.Includes(Relation.Stranger));
        Assert.Equal(apart, audience.Includes(Relation.Apart));
    }

    [Fact]
    public async Task The_database_decides_by_the_same_rule()
    {
        var ada = await app.SignUp();
        var others = new Dictionary<Guid, (Audience Audience, Relation Relation)>();
        foreach (var audience in Enum.GetValues<Audience>())
        {
            foreach (var relation in new[] { Relation.Apart, Relation.Stranger, Relation.Contact })
            {
                var other = await app.SignUp();
                others[other.Id] = (audience, relation);
                await Set(other, "find", audience);
                if (relation == Relation.Contact) await BecomeContacts(ada, other);
                if (relation == Relation.Apart) await other.Put($"/users/me/blocks/{ada.Id}", new { });
            }
        }

        var included = await app.WithDatabase(db => db.Including(ada.Id, nameof(User.FoundBy)).Where(u => others.Keys.Contains(u.Id)).Select(u => u.Id).ToListAsync());

        Assert.Equal(others.Where(o => o.Value.Audience.Includes(o.Value.Relation)).Select(o => o.Key).Order(), included.Order());
    }

    [Fact]
    public async Task Everybody_is_let_in_at_first_and_settings_are_changed_one_by_one()
    {
        var ada = await app.SignUp();
        Assert.Equal(
            """{"showReads":true,"find":"everybody","write":"everybody","add":"everybody","lastSeen":"everybody","avatar":"everybody"}""",
            (await ada.Get("/users/me")).GetProperty("privacy").GetRawText());

        await ada.Patch("/users/me", new { privacy = new { find = "contacts", avatar = "nobody" } });

        Assert.Equal(
            """{"showReads":true,"find":"contacts","write":"everybody","add":"everybody","lastSeen":"everybody","avatar":"nobody"}""",
            (await ada.Get("/users/me")).GetProperty("privacy").GetRawText());
        await (await ada.TryPatch("/users/me", new { privacy = new { find = "friends" } })).ShouldRefuse(400, "invalid-request");
    }

    [Theory]
    [InlineData("find")]
    [InlineData("write")]
    [InlineData("add")]
    [InlineData("avatar")]
    [InlineData("avatar file")]
    [InlineData("last seen")]
    public async Task A_setting_lets_in_whom_it_says(string surface)
    {
        foreach (var audience in Enum.GetValues<Audience>())
        {
            foreach (var isContact in new[] { true, false })
            {
                var (ada, ben) = (await app.SignUp(), await app.SignUp("Ben"));
                if (isContact) await BecomeContacts(ada, ben);
                await Set(ben, surface switch { "avatar file" => "avatar", "last seen" => "lastSeen", _ => surface }, audience);

                var isIn = await IsIn(surface, ada, ben);

                Assert.True(isIn == audience.Includes(isContact ? Relation.Contact : Relation.Stranger), $"{surface} for {audience}, contact: {isContact}");
            }
        }
    }

    [Fact]
    public async Task Who_lets_nobody_write_is_asked_by_nobody_and_who_lets_contacts_is()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await Set(ben, "write", Audience.Nobody);
        await (await ada.TryPut($"/users/me/contact-requests/{ben.Id}", new { })).ShouldRefuse(403, "not-reachable");

        await Set(ben, "write", Audience.Contacts);

        await ada.Put($"/users/me/contact-requests/{ben.Id}", new { });
    }

    [Theory]
    [InlineData("start a direct conversation")]
    [InlineData("start a group")]
    [InlineData("add to a group")]
    [InlineData("invite")]
    [InlineData("ask for contact")]
    [InlineData("find by name")]
    [InlineData("find by address")]
    [InlineData("avatar file")]
    [InlineData("story")]
    [InlineData("story again")]
    [InlineData("take out of a story")]
    [InlineData("stories")]
    [InlineData("mute stories")]
    public async Task A_blocked_person_is_told_to_the_byte_what_anybody_is_who_is_not_let_in(string surface)
    {
        var (ada, closed, blocking) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(await app.SignUp(), ada, closed, blocking);
        var group = (await ada.Post("/conversations", new { kind = "group", memberIds = Array.Empty<Guid>() })).GetProperty("id").GetGuid();
        foreach (var setting in new[] { "find", "write", "add", "lastSeen", "avatar" }) await Set(closed, setting, Audience.Nobody);
        await blocking.Put($"/users/me/blocks/{ada.Id}", new { });

        Assert.Equal(await Answer(surface, ada, closed, group), await Answer(surface, ada, blocking, group));
    }

    [Fact]
    public async Task What_is_begun_stays_open()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var direct = await app.ConversationBetween(ada, ben);

        await Set(ben, "write", Audience.Nobody);

        await ada.Send(direct, "Hello");
        Assert.Equal(direct, await app.ConversationBetween(ada, ben));
    }

    [Fact]
    public async Task Who_hides_that_they_are_there_is_gone_at_once_and_back_when_they_show_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        await adas.WaitFor("presence", p => IsAbout(p, ben));

        await Set(ben, "lastSeen", Audience.Contacts);

        var gone = await adas.WaitFor("presence", p => IsAbout(p, ben) && Status(p) == "offline");
        Assert.False(gone.TryGetProperty("lastSeenAt", out _));
        await BecomeContacts(ada, ben);
        await Eventually.IsTrue(() => Task.FromResult(Status(adas.Heard("presence").Last(p => IsAbout(p, ben))) == "online"), "a contact sees him");
        Assert.DoesNotContain(bens.Heard("presence"), p => IsAbout(p, ada) && Status(p) == "offline");
    }

    [Fact]
    public async Task A_face_that_is_hidden_goes_from_the_sockets_of_those_who_do_not_see_it_any_more()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ben, ada, cleo);
        await BecomeContacts(cleo, ben);
        await Wear(ben);
        await using var adas = await ada.Connect();
        await using var cleos = await cleo.Connect();

        await Set(ben, "avatar", Audience.Contacts);

        Assert.Equal(JsonValueKind.Null, (await adas.WaitFor("user", u => Id(u) == ben.Id)).GetProperty("avatar").ValueKind);
        Assert.Equal(JsonValueKind.Object, (await cleos.WaitFor("user", u => Id(u) == ben.Id)).GetProperty("avatar").ValueKind);
    }

    private async Task<bool> IsIn(string surface, TestUser ada, TestUser ben) => surface switch
    {
        "find" => (await ada.Get($"/users?search={ben.Username}")).GetProperty("items").GetArrayLength() == 1,
        "write" => (await ada.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } })).IsSuccessStatusCode,
        "add" => (await ada.TryPost("/conversations", new { kind = "group", memberIds = new[] { ben.Id } })).IsSuccessStatusCode,
        "avatar" => await Wear(ben) is var _ && (await ada.Get($"/users/{ben.Id}")).GetProperty("avatar").ValueKind == JsonValueKind.Object,
        "avatar file" => (await ada.TryGet($"/media/{await Wear(ben)}/variants/160")).IsSuccessStatusCode,
        _ => await IsSeen(ada, ben),
    };

    private async Task<bool> IsSeen(TestUser ada, TestUser ben)
    {
        var group = await app.ConversationBetween(await app.SignUp(), ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        await ben.Send(group, "Here I am.");
        await adas.WaitForChange(group, "message.sent");
        return adas.Heard("presence").Any(p => IsAbout(p, ben));
    }

    private async Task<Guid> Wear(TestUser person)
    {
        var mediaId = await app.PictureOf(person);
        await person.Put("/users/me/avatar", new { mediaId });
        return mediaId;
    }

    private async Task<string> Answer(string surface, TestUser ada, TestUser other, Guid group)
    {
        using var response = await Try(surface, ada, other, group);
        var headers = response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Order();
        var body = (await response.Content.ReadAsStringAsync()).Replace(other.Username, "other", StringComparison.Ordinal);
        return $"{(int)response.StatusCode} {string.Join(' ', headers)} {OfThisAnswer().Replace(body, "…")}";
    }

    private async Task<HttpResponseMessage> Try(string surface, TestUser ada, TestUser other, Guid group) => surface switch
    {
        "start a direct conversation" => await ada.TryPost("/conversations", new { kind = "direct", memberIds = new[] { other.Id } }),
        "start a group" => await ada.TryPost("/conversations", new { kind = "group", memberIds = new[] { other.Id } }),
        "add to a group" => await ada.TryPost($"/conversations/{group}/members", new { userIds = new[] { other.Id } }),
        "invite" => await ada.TryPut($"/conversations/{group}/invitations/{other.Id}", new { }),
        "ask for contact" => await ada.TryPut($"/users/me/contact-requests/{other.Id}", new { }),
        "find by name" => await ada.TryGet($"/users?search={other.Username}"),
        "find by address" => await ada.TryPost("/users/me/contacts/matches", new { emails = new[] { Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(other.Email))) } }),
        "avatar file" => await ada.TryGet($"/media/{await Wear(other)}/variants/160"),
        "story" => await ada.TryPost("/stories", StoryFor(other, Guid.NewGuid())),
        "story again" => await Twice(id => ada.TryPost("/stories", StoryFor(other, id))),
        "take out of a story" => await ada.TryDelete($"/stories/{(await ada.PostStory("Hello", other)).GetProperty("id")}/viewers/{other.Id}"),
        "stories" => await ada.TryGet($"/users/{other.Id}/stories"),
        _ => await ada.TryPut($"/users/{other.Id}/stories/muted", new { }),
    };

    private static object StoryFor(TestUser other, Guid clientId) =>
        new { clientId, content = "Hello", audience = new { kind = "people", userIds = new[] { other.Id } } };

    private static async Task<HttpResponseMessage> Twice(Func<Guid, Task<HttpResponseMessage>> request)
    {
        var id = Guid.NewGuid();
        await request(id);
        return await request(id);
    }

    private static async Task BecomeContacts(TestUser one, TestUser other)
    {
        await one.Put($"/users/me/contact-requests/{other.Id}", new { });
        await other.Put($"/users/me/contact-requests/{one.Id}/accepted", new { });
    }

    private static async Task Set(TestUser who, string setting, Audience audience) =>
        await who.Patch("/users/me", new { privacy = new Dictionary<string, string> { [setting] = audience.ToString().ToLowerInvariant() } });

    private static Guid Id(JsonElement card) => card.GetProperty("id").GetGuid();

    private static bool IsAbout(JsonElement e, TestUser user) => e.GetProperty("userId").GetGuid() == user.Id;

    private static string? Status(JsonElement presence) => presence.GetProperty("status").GetString();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|\"traceId\":\"[^\"]*\"")]
    private static partial Regex OfThisAnswer();
}
