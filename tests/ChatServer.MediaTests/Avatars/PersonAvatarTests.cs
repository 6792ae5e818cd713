using System.Text.Json;
using ChatServer.Harness;
using ChatServer.MediaTests.Images;

namespace ChatServer.MediaTests.Avatars;

public sealed class PersonAvatarTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task An_avatar_is_on_every_card_with_addresses_for_its_reader()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var picture = await ada.Picture(800);

        var profile = await ada.Wear(picture);

        var member = (await ben.Get($"/conversations/{group}/members")).GetProperty("items").EnumerateArray()
            .Single(m => m.GetProperty("userId").GetGuid() == ada.Id);
        JsonElement[] seen =
        [
            profile,
            await ada.Get("/users/me"),
            await (await ada.SignInAgain()).Get("/users/me"),
            await ben.Get($"/users/{ada.Id}"),
            (await ben.Get($"/users?ids={ada.Id}")).GetProperty("items")[0],
            (await ben.Get($"/users?search={ada.Username}")).GetProperty("items")[0],
            member.GetProperty("user"),
        ];
        foreach (var card in seen)
        {
            Assert.Equal(picture, Avatar.MediaId(card));
            Assert.NotNull(Avatar.Placeholder(card));
            Assert.Equal(160, await WidthAt(Avatar.Url(card)));
            Assert.Equal(480, await WidthAt(Avatar.LargeUrl(card)));
        }
    }

    [Fact]
    public async Task Of_an_image_that_is_not_large_there_is_the_small_form_only()
    {
        var ada = await app.SignUp();

        var profile = await ada.Wear(await ada.Picture(300));

        Assert.Equal(160, await WidthAt(Avatar.Url(profile)));
        Assert.Null(Avatar.LargeUrl(profile));
    }

    [Fact]
    public async Task Everybody_who_is_signed_in_gets_the_small_forms_and_its_owner_alone_the_file()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var picture = await ada.Picture(1500);
        await (await eve.TryGet($"/media/{picture}")).ShouldRefuse(404, "no-such-media");

        await ada.Wear(picture);

        foreach (var name in new[] { "160", "160.jpg", "480", "480.jpg" }) Assert.NotEmpty(await eve.Download(picture, $"variants/{name}"));
        foreach (var name in new[] { "1280", "1280.jpg", "blurred", "original" })
            await (await eve.TryDownload(picture, $"variants/{name}")).ShouldRefuse(404, "no-such-variant");
        await (await eve.TryDownload(picture)).ShouldRefuse(404, "no-such-media");
        await (await app.Stranger().TryDownload(picture, "variants/160")).ShouldRefuse(401, "not-signed-in");

        var seen = await eve.Get($"/media/{picture}");
        Assert.Null(seen.GetProperty("url").GetString());
        Assert.Null(seen.GetProperty("fileName").GetString());
        Assert.Equal(["480.jpg", "480", "160.jpg", "160"], seen.GetProperty("variants").EnumerateArray().Select(v => v.GetProperty("name").GetString()));
        Assert.NotEmpty(await ada.Download(picture));
        Assert.NotEmpty(await ada.Download(picture, "variants/1280"));
    }

    [Fact]
    public async Task Those_who_share_something_hear_of_it_and_find_it_by_sync_without_any_address()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        var picture = await ada.Picture(800);
        await using var device = await ben.Connect();
        var cursor = (await ben.Post("/sync", new { })).GetProperty("cursor").GetString();

        await ada.Wear(picture);

        var heard = await device.WaitFor("user", card => Avatar.MediaId(card) == picture);
        var synced = (await ben.Post("/sync", new { cursor })).GetProperty("users").EnumerateArray().Single(c => c.GetProperty("id").GetGuid() == ada.Id);
        foreach (var card in new[] { heard, synced })
        {
            Assert.Equal(picture, Avatar.MediaId(card));
            Assert.NotNull(Avatar.Placeholder(card));
            Assert.Null(Avatar.Url(card));
            Assert.Null(Avatar.LargeUrl(card));
        }

        await ada.Delete("/users/me/avatar");
        await device.WaitFor("user", card => card.GetProperty("id").GetGuid() == ada.Id && Avatar.MediaId(card) is null);
        Assert.Null(Avatar.MediaId(await ben.Get($"/users/{ada.Id}")));
    }

    [Fact]
    public async Task One_that_is_replaced_or_taken_away_is_seen_by_nobody_any_more()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (first, second) = (await ada.Picture(200), await ada.Picture(201));
        await ada.Wear(first);
        var link = Avatar.Url(await ben.Get($"/users/{ada.Id}"));
        Assert.Equal(160, await WidthAt(link));

        await ada.Wear(second);
        foreach (var person in new[] { ada, ben }) await (await person.TryDownload(first, "variants/160")).ShouldRefuse(404, "no-such-media");
        await (await app.Http.GetAsync(link)).ShouldRefuse(404, "no-such-media");
        await (await ada.TryWear(first)).ShouldRefuse(404, "no-such-media");

        await ada.Delete("/users/me/avatar");
        foreach (var person in new[] { ada, ben }) await (await person.TryDownload(second, "variants/160")).ShouldRefuse(404, "no-such-media");
        Assert.Null(Avatar.MediaId(await ada.Get("/users/me")));
    }

    [Fact]
    public async Task With_the_account_its_avatar_goes_and_links_given_to_it_end()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var (adas, bens) = (await ada.Picture(200), await ben.Picture(200));
        await ada.Wear(adas);
        await ben.Wear(bens);
        var (mine, given) = (Avatar.Url(await ben.Get($"/users/{ada.Id}")), Avatar.Url(await ada.Get($"/users/{ben.Id}")));

        await ada.Delete("/users/me");

        Assert.Null(Avatar.MediaId(await ben.Get($"/users/{ada.Id}")));
        await (await app.Http.GetAsync(mine)).ShouldRefuse(404, "no-such-media");
        await (await app.Http.GetAsync(given)).ShouldRefuse(404, "no-such-media");
        Assert.NotEmpty(await ben.Download(bens, "variants/160"));
    }

    [Fact]
    public async Task What_is_in_a_message_too_stays_there_and_can_be_worn_again()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var picture = await ada.Picture(200);
        await ada.Wear(picture);
        await ada.SendMedia(conversation, picture);

        Assert.NotEmpty(await ben.Download(picture));
        await (await eve.TryDownload(picture)).ShouldRefuse(404, "no-such-media");
        await ada.Delete("/users/me/avatar");
        Assert.NotEmpty(await ben.Download(picture));
        await (await eve.TryDownload(picture, "variants/160")).ShouldRefuse(404, "no-such-media");

        await ada.Wear(picture);
        Assert.NotEmpty(await eve.Download(picture, "variants/160"));
    }

    [Fact]
    public async Task Only_ones_own_images_that_can_be_shown_are_taken()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var sensitive = (await ada.Upload(Samples.Png(seed: "sensitive"), isSensitive: true)).GetProperty("id").GetGuid();
        var broken = await ada.UploadId(Samples.Png()[..40]);
        Assert.Equal("failed", (await ada.WaitUntilProcessed(broken)).GetProperty("status").GetString());

        await (await ada.TryWear(await ben.Picture(200))).ShouldRefuse(404, "no-such-media");
        await (await ada.TryWear(Guid.NewGuid())).ShouldRefuse(404, "no-such-media");
        await (await ada.TryWear(await ada.UploadId(Samples.Noise(10)))).ShouldRefuse(409, "not-an-avatar");
        await (await ada.TryWear(sensitive)).ShouldRefuse(409, "not-an-avatar");
        await (await ada.TryWear(broken)).ShouldRefuse(409, "media-failed");
        Assert.Null(Avatar.MediaId(await ada.Get("/users/me")));
    }

    [Fact]
    public async Task The_version_of_the_profile_changes_with_it_and_is_asked_for()
    {
        var ada = await app.SignUp();
        var picture = await ada.Picture(200);
        var before = await TagOf(ada);

        await ada.Wear(picture);
        var after = await TagOf(ada);
        Assert.NotEqual(before, after);
        await ada.Wear(picture);
        Assert.Equal(after, await TagOf(ada));

        using var late = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/users/me/avatar") { Headers = { { "If-Match", before } } };
        await (await ada.TryRequest(late)).ShouldRefuse(412, "precondition-failed");
        Assert.Equal(picture, Avatar.MediaId(await ada.Get("/users/me")));
    }

    [Fact]
    public async Task An_avatar_asks_the_database_for_nothing_more()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var cleo = await app.SignUp();
        var group = await app.ConversationBetween(ada, ben, cleo);
        await ada.Wear(await ada.Picture(200));
        await ada.Show(group, await ada.Picture(200));
        await ben.Get("/users/me");

        foreach (var path in new[] { "/users/", "/users?ids=" }) Assert.Equal(await Count(ben, $"{path}{cleo.Id}"), await Count(ben, $"{path}{ada.Id}"));
        Assert.Equal(1, await Count(ben, "/conversations"));
        Assert.Equal(3, await Count(ben, $"/conversations/{group}/members"));
        Assert.Equal(1, await Count(ben, $"/media/{Avatar.MediaId(await ben.Get($"/users/{ada.Id}"))}/variants/160"));
    }

    private static Task<int> Count(TestUser user, string path) => QueryCount.Of(user, new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}"));

    private static async Task<string> TagOf(TestUser user) => (await user.TryGet("/users/me")).Headers.ETag!.ToString();

    private async Task<int> WidthAt(string? url)
    {
        using var workshop = new Workshop();
        using var image = Workshop.Load(workshop.File(await app.Http.GetByteArrayAsync(url)), "image/webp");
        return image.Width;
    }
}
