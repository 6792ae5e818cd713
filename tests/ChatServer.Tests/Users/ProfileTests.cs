using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Users;

public sealed class ProfileTests(ChatApp app)
{
    [Fact]
    public async Task People_read_their_own_profile()
    {
        var ada = await app.SignUp("Ada");

        var profile = await ada.Get("/users/me");

        Assert.Equal(
            ["avatar", "bio", "createdAt", "displayName", "email", "id", "privacy", "role", "status", "updatedAt", "username"],
            profile.EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal("Ada", profile.GetProperty("displayName").GetString());
        Assert.Equal("user", profile.GetProperty("role").GetString());
        Assert.True(profile.GetProperty("privacy").GetProperty("showReads").GetBoolean());
    }

    [Fact]
    public async Task Others_see_a_card_without_address_or_settings()
    {
        var ada = await app.SignUp("Ada");
        var ben = await app.SignUp();

        var card = await ben.Get($"/users/{ada.Id}");

        Assert.Equal(["avatar", "bio", "deleted", "displayName", "id", "status", "username", "version"], card.EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal("Ada", card.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task An_id_of_nobody_is_no_user()
    {
        var ada = await app.SignUp();

        await (await ada.TryGet($"/users/{Guid.NewGuid()}")).ShouldRefuse(404, "no-such-user");
    }

    [Fact]
    public async Task What_is_absent_stays_and_null_clears()
    {
        var ada = await app.SignUp("Ada");
        await ada.Patch("/users/me", new { bio = "Mathematician", status = "Computing" });

        var profile = await ada.Patch("/users/me", new { displayName = (string?)null, status = (string?)null });

        Assert.Equal(ada.Username, profile.GetProperty("displayName").GetString());
        Assert.Equal("Mathematician", profile.GetProperty("bio").GetString());
        Assert.Null(profile.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_profile_is_told_at_once_and_nothing_is_changed()
    {
        var ada = await app.SignUp("Ada");

        var answer = await ada.TryPatch("/users/me", new { displayName = " ", bio = new string('x', 1001), status = new string('x', 141) });

        var problem = await answer.ShouldRefuse(400, "invalid-request");
        Assert.Equal(["bio", "displayName", "status"], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        Assert.Equal("Ada", (await ada.Get("/users/me")).GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData("""{"email":"other@example.org"}""")]
    [InlineData("""{"role":"admin"}""")]
    [InlineData("""{"id":"00000000-0000-0000-0000-000000000000"}""")]
    [InlineData("""{"privacy":{"showReads":"no"}}""")]
    [InlineData("""{"privacy":{"unknown":true}}""")]
    [InlineData("[]")]
    public async Task Nothing_else_can_be_changed(string body)
    {
        var ada = await app.SignUp();
        var before = await ada.Get("/users/me");
        var request = new HttpRequestMessage(HttpMethod.Patch, new Uri(app.Address, "/api/v1/users/me"))
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };

        await (await ada.TryRequest(request)).ShouldRefuse(400, "invalid-request");

        Assert.Equal(before.GetRawText(), (await ada.Get("/users/me")).GetRawText());
    }

    [Fact]
    public async Task A_change_of_another_version_is_refused()
    {
        var ada = await app.SignUp();
        var seen = (await ada.TryGet("/users/me")).Headers.ETag!.Tag;
        await ada.Patch("/users/me", new { bio = "Newer" });

        await (await PatchIfMatch(ada, seen)).ShouldRefuse(412, "precondition-failed");

        var current = (await ada.TryGet("/users/me")).Headers.ETag!.Tag;
        Assert.True((await PatchIfMatch(ada, current)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_changed_card_is_announced_and_stamped_for_sync()
    {
        var ada = await app.SignUp("Ada");
        var before = await CardXid(ada);
        var announced = new TaskCompletionSource<CardChanged>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Services.GetRequiredService<ChangeFeed>().Announced += s =>
        {
            if (s is CardChanged changed && changed.Faces[Relation.Self].Id == ada.Id) announced.TrySetResult(changed);
        };

        await ada.Patch("/users/me", new { displayName = "Ada L." });

        Assert.Equal("Ada L.", (await announced.Task.WaitAsync(TimeSpan.FromSeconds(10))).Faces[Relation.Self].DisplayName);
        Assert.True(await CardXid(ada) > before);
    }

    [Fact]
    public async Task Of_two_cards_the_newer_one_has_the_larger_version()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        async Task<long> Version() => (await ben.Get($"/users/{ada.Id}")).GetProperty("version").GetInt64();
        var first = await Version();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => ada.Patch("/users/me", new { status = $"{i}" })));
        Assert.Equal(first + 20, await Version());

        await ada.Patch("/users/me", new { status = (await ben.Get($"/users/{ada.Id}")).GetProperty("status").GetString() });
        Assert.Equal(first + 20, await Version());

        await ada.Delete("/users/me");
        Assert.Equal(first + 21, await Version());
    }

    [Fact]
    public async Task Changed_privacy_is_announced_and_lets_others_fetch_the_marks_anew()
    {
        var ada = await app.SignUp();
        var before = await CardXid(ada);
        var announced = new TaskCompletionSource<PrivacyChanged>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Services.GetRequiredService<ChangeFeed>().Announced += s =>
        {
            if (s is PrivacyChanged changed && changed.UserId == ada.Id) announced.TrySetResult(changed);
        };

        var profile = await ada.Patch("/users/me", new { privacy = new { showReads = false } });

        Assert.False(profile.GetProperty("privacy").GetProperty("showReads").GetBoolean());
        Assert.False((await announced.Task.WaitAsync(TimeSpan.FromSeconds(10))).Privacy.ShowReads);
        Assert.True(await CardXid(ada) > before);
    }

    [Fact]
    public async Task A_change_of_the_profile_stands_once_in_the_persons_own_list()
    {
        var ada = await app.SignUp();
        await ada.Patch("/users/me", new { bio = "Hello" });
        await ada.Patch("/users/me", new { bio = "Hello" });

        var kinds = await app.WithDatabase(db => db.Set<UserChange>().Where(c => c.UserId == ada.Id).Select(c => c.Kind).ToListAsync());

        Assert.Single(kinds, UserChanges.SettingsUpdated.Number);
    }

    private static Task<HttpResponseMessage> PatchIfMatch(TestUser user, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/users/me")
        {
            Content = new StringContent("""{"bio":"Mine"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return user.TryRequest(request);
    }

    private Task<ulong> CardXid(TestUser user) =>
        app.WithDatabase(db => db.Users.Where(u => u.Id == user.Id).Select(u => u.CardXid).SingleAsync());
}
