using System.Text.Json;
using ChatServer.Contacts;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Contacts;

public sealed class ContactTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_is_asked_and_accepts_is_a_contact_and_so_is_who_asked()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));

        Assert.Equal("pending", await Ask(ada, ben, "We met at tea."));
        Assert.Equal(("outgoing", "We met at tea."), Request(Only(await ada.Get("/users/me/contact-requests")), ben));
        Assert.Equal(("incoming", "We met at tea."), Request(Only(await ben.Get("/users/me/contact-requests")), ada));
        await ben.Put($"/users/me/contact-requests/{ada.Id}/accepted", new { });

        foreach (var (one, other) in new[] { (ada, ben), (ben, ada) })
        {
            Assert.Equal(other.Id, Id(Only(await one.Get("/users/me/contacts"))));
            Assert.Empty(Items(await one.Get("/users/me/contact-requests")));
            Assert.Equal("accepted", await Ask(one, other));
        }
    }

    [Fact]
    public async Task Who_asks_somebody_who_asked_them_accepts_by_that()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());

        Assert.Equal("pending", await Ask(ada, ben));
        Assert.Equal("pending", await Ask(ada, ben));
        Assert.Equal("accepted", await Ask(ben, ada));

        Assert.Equal(ben.Id, Id(Only(await ada.Get("/users/me/contacts"))));
    }

    [Fact]
    public async Task A_request_is_taken_back_or_refused_and_then_nobody_can_accept_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await Ask(ada, ben);
        await ada.Delete($"/users/me/contact-requests/{ben.Id}");
        await (await Accept(ben, ada)).ShouldRefuse(404, "no-such-contact-request");

        await Ask(ada, ben);
        await ben.Put($"/users/me/contact-requests/{ada.Id}/refused", new { });

        await (await Accept(ben, ada)).ShouldRefuse(404, "no-such-contact-request");
        await (await ada.TryDelete($"/users/me/contact-requests/{ben.Id}")).ShouldRefuse(404, "no-such-contact-request");
        foreach (var person in new[] { ada, ben })
        {
            Assert.Empty(Items(await person.Get("/users/me/contact-requests")));
            Assert.Empty(Items(await person.Get("/users/me/contacts")));
        }
    }

    [Fact]
    public async Task Who_was_refused_asks_again_after_thirty_days_and_who_refused_at_once()
    {
        var clock = await ChatApp.StartAsync();
        await using var _ = clock;
        var (ada, ben, cleo) = (await clock.SignUp(), await clock.SignUp(), await clock.SignUp());
        foreach (var person in new[] { ben, cleo })
        {
            await Ask(ada, person);
            await person.Put($"/users/me/contact-requests/{ada.Id}/refused", new { });
        }

        await (await TryAsk(ada, ben)).ShouldRefuse(403, "not-reachable");
        Assert.Equal("pending", await Ask(ben, ada));
        await clock.TimePasses(ContactRequest.Rest);

        Assert.Equal("pending", await Ask(await ada.SignInAgain(), cleo));
    }

    [Fact]
    public async Task A_block_that_is_taken_back_does_not_shorten_the_wait_after_a_refusal()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await Ask(ada, ben);
        await ben.Put($"/users/me/contact-requests/{ada.Id}/refused", new { });

        foreach (var (one, other) in new[] { (ada, ben), (ben, ada) })
        {
            await one.Put($"/users/me/blocks/{other.Id}", new { });
            await one.Delete($"/users/me/blocks/{other.Id}");
            await (await TryAsk(ada, ben)).ShouldRefuse(403, "not-reachable");
        }
    }

    [Fact]
    public async Task Who_is_blocked_is_no_contact_and_asks_as_if_nobody_wanted_to_be_asked()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await Ask(ada, ben);
        await Ask(ben, ada);
        await Ask(ada, cleo);

        await ben.Put($"/users/me/blocks/{ada.Id}", new { });
        await cleo.Put($"/users/me/blocks/{ada.Id}", new { });

        foreach (var person in new[] { ada, ben, cleo })
        {
            Assert.Empty(Items(await person.Get("/users/me/contacts")));
            Assert.Empty(Items(await person.Get("/users/me/contact-requests")));
        }

        await (await TryAsk(ada, ben)).ShouldRefuse(403, "not-reachable");
        await (await TryAsk(ben, ada)).ShouldRefuse(403, "not-reachable");
    }

    [Fact]
    public async Task What_a_person_keeps_of_a_contact_is_theirs_alone()
    {
        var (ada, ben) = await Contacts();
        var path = $"/users/me/contacts/{ben.Id}";

        await ada.Patch(path, new { alias = "Ben from tea", favourite = true });
        var kept = await ada.Patch(path, new { mutedUntil = app.Clock.GetUtcNow().AddDays(1) });

        Assert.Equal(("Ben from tea", true), (kept.GetProperty("alias").GetString(), kept.GetProperty("favourite").GetBoolean()));
        Assert.Equal(kept.GetRawText(), Only(await ada.Get("/users/me/contacts")).GetRawText());
        Assert.Equal(JsonValueKind.Null, (await ada.Patch(path, new { alias = (string?)null })).GetProperty("alias").ValueKind);
        var bens = Only(await ben.Get("/users/me/contacts"));
        Assert.Equal((JsonValueKind.Null, false), (bens.GetProperty("alias").ValueKind, bens.GetProperty("favourite").GetBoolean()));
        await (await ada.TryPatch($"/users/me/contacts/{(await app.SignUp()).Id}", new { favourite = true })).ShouldRefuse(404, "no-such-contact");
    }

    [Fact]
    public async Task Whoever_ends_it_ends_it_for_both()
    {
        var (ada, ben) = await Contacts();

        for (var i = 0; i < 2; i++) await ben.Delete($"/users/me/contacts/{ada.Id}");

        Assert.Empty(Items(await ada.Get("/users/me/contacts")));
        Assert.Empty(Items(await ben.Get("/users/me/contacts")));
    }

    [Fact]
    public async Task With_an_account_go_its_contacts_and_requests()
    {
        var (ada, ben) = await Contacts();
        var cleo = await app.SignUp();
        await Ask(cleo, ben);

        await ben.Delete("/users/me");
        await app.AllJobsAreDone();

        Assert.Empty(Items(await ada.Get("/users/me/contacts")));
        Assert.Empty(Items(await cleo.Get("/users/me/contact-requests")));
        Assert.False(await app.WithDatabase(db => db.Set<Contact>().AnyAsync(c => c.UserId == ben.Id || c.ContactId == ben.Id)));
    }

    [Fact]
    public async Task Nobody_asks_themselves_or_nobody()
    {
        var ada = await app.SignUp();

        await (await TryAsk(ada, ada)).ShouldRefuse(400, "invalid-request");
        await (await ada.TryPut($"/users/me/contact-requests/{Guid.NewGuid()}", new { })).ShouldRefuse(404, "no-such-user");
    }

    [Fact]
    public async Task Contacts_come_page_by_page()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 3; i++)
        {
            var other = await app.SignUp();
            await Ask(ada, other);
            await Ask(other, ada);
        }

        var first = await ada.Get("/users/me/contacts?limit=2");
        var second = await ada.Get($"/users/me/contacts?limit=2&cursor={first.GetProperty("next")}");

        Assert.Equal(3, Items(first).Concat(Items(second)).Select(Id).Distinct().Count());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    private async Task<(TestUser Ada, TestUser Ben)> Contacts()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        await Ask(ada, ben);
        await Ask(ben, ada);
        return (ada, ben);
    }

    private static Task<HttpResponseMessage> TryAsk(TestUser who, TestUser whom) => who.TryPut($"/users/me/contact-requests/{whom.Id}", new { });

    private static Task<HttpResponseMessage> Accept(TestUser who, TestUser whom) => who.TryPut($"/users/me/contact-requests/{whom.Id}/accepted", new { });

    private static async Task<string> Ask(TestUser who, TestUser whom, string? note = null) =>
        (await who.Put($"/users/me/contact-requests/{whom.Id}", new { note })).GetProperty("status").GetString()!;

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private static JsonElement Only(JsonElement page) => Assert.Single(Items(page));

    private static Guid Id(JsonElement item) => item.GetProperty("user").GetProperty("id").GetGuid();

    private static (string?, string?) Request(JsonElement request, TestUser about)
    {
        Assert.Equal(about.Id, Id(request));
        return (request.GetProperty("direction").GetString(), request.GetProperty("note").GetString());
    }
}
