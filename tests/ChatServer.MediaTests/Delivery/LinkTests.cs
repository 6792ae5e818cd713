using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Delivery;

/// <summary>Addresses that show one file to one reader, as image tags use them. Each test has the clock to itself.</summary>
public sealed class LinkTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_link_shows_its_file_without_a_header_for_ten_to_fifteen_minutes()
    {
        var ada = await app.SignUp();
        var file = Samples.Noise(100);
        var link = await LinkOf(ada, await ada.UploadId(file));

        Assert.Equal(file, await app.Http.GetByteArrayAsync(link));
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(file, await app.Http.GetByteArrayAsync(link));
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await (await app.Http.GetAsync(link)).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_link_ends_with_the_rights_of_its_reader()
    {
        var (ada, ben, cleo, dan) = (await app.SignUp(), await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo, dan);
        var media = await ada.UploadId(Samples.Noise(100));
        var sent = await ada.SendMedia(group, media);
        var links = new List<string>();
        foreach (var person in new[] { ben, cleo, dan }) links.Add(await LinkOf(person, media));
        foreach (var link in links) Assert.Equal(100, (await app.Http.GetByteArrayAsync(link)).Length);

        await ben.Delete($"/conversations/{group}/members/{ben.Id}");
        await (await app.Http.GetAsync(links[0])).ShouldRefuse(404, "no-such-media");
        await cleo.Delete("/users/me");
        await (await app.Http.GetAsync(links[1])).ShouldRefuse(404, "no-such-media");
        await ada.Delete($"/messages/{sent.GetProperty("id")}");
        await (await app.Http.GetAsync(links[2])).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task With_a_header_the_bearers_rights_decide()
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var link = await LinkOf(ada, await ada.UploadId(Samples.Noise(100)));

        await (await eve.TryRequest(new HttpRequestMessage(HttpMethod.Get, link))).ShouldRefuse(404, "no-such-media");
        using var dead = new HttpRequestMessage(HttpMethod.Get, link) { Headers = { { "Authorization", "Bearer nonsense" } } };
        await (await app.Http.SendAsync(dead)).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_link_that_was_tampered_with_anywhere_is_nobodys()
    {
        var ada = await app.SignUp();
        var (media, other) = (await ada.UploadId(Samples.Noise(100)), await ada.UploadId(Samples.Noise(100)));
        var link = await LinkOf(ada, media);
        var from = link.IndexOf('=', StringComparison.Ordinal) + 1;

        for (var i = from; i < link.Length - 1; i += 3)
        {
            var forged = string.Concat(link.AsSpan(0, i), link[i] == 'A' ? "B" : "A", link.AsSpan(i + 1));
            await (await app.Http.GetAsync(forged)).ShouldRefuse(401, "not-signed-in");
        }

        string[] others = [link.Replace($"{media}", $"{other}", StringComparison.Ordinal), link.Replace("content", "variants/160", StringComparison.Ordinal), link[..from], $"{link[..from]}%00", link[..^5]];
        foreach (var forged in others) await (await app.Http.GetAsync(forged)).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task Links_are_in_what_one_reader_reads_and_in_no_change()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var file = Samples.Noise(100);

        var sent = await ada.SendMedia(conversation, await ada.UploadId(file));

        var page = (await ben.Get($"/conversations/{conversation}/messages")).GetProperty("items")[0];
        var single = await ben.Get($"/messages/{sent.GetProperty("id")}");
        foreach (var read in new[] { page, single }) Assert.Equal(file, await app.Http.GetByteArrayAsync(Url(read.GetProperty("media")[0])));
        var change = await device.WaitForChange(conversation, "message.sent");
        var synced = await ben.Post("/sync", new { known = new[] { new { conversationId = conversation, epoch = 1, seq = 0 } } });
        foreach (var told in new[] { sent.GetRawText(), change.GetRawText(), synced.GetRawText() }) Assert.DoesNotContain("link=", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sensitive_is_given_to_whoever_asks_for_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var file = Samples.Noise(100);
        var media = (await ada.Upload(file, isSensitive: true)).GetProperty("id").GetGuid();
        await ada.SendMedia(conversation, media);

        Assert.Null(Url(await ben.Get($"/media/{media}")));
        await (await ben.TryDownload(media)).ShouldRefuse(403, "media-sensitive");
        Assert.Equal(file, await ben.Download(media, "content?reveal=true"));
        Assert.Equal(file, await app.Http.GetByteArrayAsync(Url(await ben.Get($"/media/{media}?reveal=true"))));
    }

    private static async Task<string> LinkOf(TestUser reader, Guid mediaId) => Url(await reader.Get($"/media/{mediaId}"))!;

    private static string? Url(JsonElement media) => media.GetProperty("url").GetString();
}
