using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Messages;

public sealed class MediaMessageTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_message_shows_its_media_the_same_wherever_it_is_read()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        Guid[] media = [await ada.UploadId(Samples.Noise(10)), await ada.UploadId(Samples.Noise(20))];

        var sent = await ada.SendMedia(conversation, media);

        Assert.Equal(media, Ids(sent));
        Assert.Equal("", sent.GetProperty("content").GetString());
        Assert.Equal([10, 20], sent.GetProperty("media").EnumerateArray().Select(m => m.GetProperty("bytes").GetInt32()));
        var heard = await device.WaitForChange(conversation, "message.sent");
        var page = await ben.Get($"/conversations/{conversation}/messages");
        var synced = await ben.Post("/sync", new { known = new[] { new { conversationId = conversation, epoch = 1, seq = 0 } } });
        JsonElement[] views =
        [
            heard.GetProperty("message"),
            page.GetProperty("items")[0],
            await ben.Get($"/messages/{sent.GetProperty("id")}"),
            (await ben.Get($"/conversations/{conversation}")).GetProperty("lastMessage"),
            (await ben.Get("/conversations")).GetProperty("items")[0].GetProperty("lastMessage"),
            synced.GetProperty("conversations")[0].GetProperty("changes").EnumerateArray().Last().GetProperty("message"),
        ];
        Assert.All(views, view => Assert.Equal(media, Ids(view)));
        Assert.Equal(sent.GetRawText(), heard.GetProperty("message").GetRawText());
    }

    [Fact]
    public async Task Whoever_may_read_the_message_may_see_its_media_and_nobody_else()
    {
        var (ada, ben, cleo, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, cleo);
        var file = Samples.Noise(100);
        var media = await ada.UploadId(file);
        await (await ben.TryDownload(media)).ShouldRefuse(404, "no-such-media");

        await ada.SendMedia(group, media);

        Assert.Equal(file, await ben.Download(media));
        await (await eve.TryDownload(media)).ShouldRefuse(404, "no-such-media");

        await cleo.Delete($"/conversations/{group}/members/{cleo.Id}");
        await (await cleo.TryDownload(media)).ShouldRefuse(404, "no-such-media");
        await ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "owner" });
        await ada.Delete($"/conversations/{group}/members/{ada.Id}");
        await (await ada.TryDownload(media)).ShouldRefuse(404, "no-such-media");
        Assert.Equal(file, await ben.Download(media));
    }

    [Fact]
    public async Task Deleting_the_message_ends_access_at_once_for_everybody()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await ada.UploadId(Samples.Noise(100));
        var sent = await ada.SendMedia(conversation, media);

        await ada.Delete($"/messages/{sent.GetProperty("id")}");

        foreach (var person in new[] { ada, ben })
        {
            await (await person.TryDownload(media)).ShouldRefuse(404, "no-such-media");
            Assert.Empty(Ids(await person.Get($"/messages/{sent.GetProperty("id")}")));
        }

        await (await ada.TrySendMedia(conversation, media)).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task What_is_in_two_conversations_stays_in_one_when_it_is_deleted_in_the_other()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var (withBen, withCleo) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ada, cleo));
        var file = Samples.Noise(100);
        var media = await ada.UploadId(file);
        var toBen = await ada.SendMedia(withBen, media);
        await ada.SendMedia(withCleo, media);

        await ada.Delete($"/messages/{toBen.GetProperty("id")}");

        await (await ben.TryDownload(media)).ShouldRefuse(404, "no-such-media");
        Assert.Equal(file, await cleo.Download(media));
    }

    [Fact]
    public async Task A_repeated_send_finds_the_first_and_other_media_are_another_body()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        Guid[] media = [await ada.UploadId(Samples.Noise(10)), await ada.UploadId(Samples.Noise(20))];
        var clientId = Guid.NewGuid();
        var first = await ada.SendMedia(conversation, media, clientId);

        using var again = await ada.TrySendMedia(conversation, media, clientId);
        Assert.Equal(200, (int)again.StatusCode);
        var repeated = JsonElement.Parse(await again.Content.ReadAsStringAsync());
        Assert.Equal(first.GetRawText(), repeated.GetRawText());

        await (await ada.TrySendMedia(conversation, [media[0]], clientId)).ShouldRefuse(409, "client-id-reused");
        await (await ada.TrySendMedia(conversation, [media[1], media[0]], clientId)).ShouldRefuse(409, "client-id-reused");
    }

    [Fact]
    public async Task Twenty_fit_and_none_twice()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await Task.WhenAll(Enumerable.Range(0, 21).Select(_ => ada.UploadId(Samples.Noise(10))));

        Assert.Equal(media[..20], Ids(await ada.SendMedia(conversation, media[..20])));
        await (await ada.TrySendMedia(conversation, media)).ShouldRefuse(400, "invalid-request");
        await (await ada.TrySendMedia(conversation, [media[0], media[0]])).ShouldRefuse(400, "invalid-request");
        await (await ada.TrySendMedia(conversation, [])).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Only_ones_own_can_be_sent_and_a_refused_one_takes_no_position()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var bens = await ben.UploadId(Samples.Noise(10));
        var adas = await ada.UploadId(Samples.Noise(10));
        var before = (await ada.Get($"/conversations/{conversation}")).GetProperty("headSeq").GetInt64();

        await (await ada.TrySendMedia(conversation, [adas, bens])).ShouldRefuse(404, "no-such-media");
        await (await ada.TrySendMedia(conversation, [Guid.NewGuid()])).ShouldRefuse(404, "no-such-media");

        Assert.Equal(before + 1, (await ada.SendMedia(conversation, adas)).GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task Those_who_send_at_once_with_and_without_media_get_what_is_theirs()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ada.UploadId(Samples.Noise(10))));
        var bens = await ben.UploadId(Samples.Noise(10));

        var good = Enumerable.Range(0, 10).Select(i => ada.SendMedia(conversation, media[i], media[0], media[i]).ContinueWith(t => t.IsFaulted)).ToList();
        var plain = Enumerable.Range(0, 20).Select(i => ben.Send(conversation, $"{i}")).ToList();
        var single = media.Select(m => ada.SendMedia(conversation, m)).ToList();
        var foreign = Enumerable.Range(0, 10).Select(_ => ada.TrySendMedia(conversation, [bens])).ToList();

        Assert.All(await Task.WhenAll(good), refused => Assert.True(refused, "A media was taken twice in one message."));
        await Task.WhenAll(plain);
        var sent = await Task.WhenAll(single);
        Assert.Equal(media, sent.Select(s => Ids(s).Single()));
        foreach (var refused in await Task.WhenAll(foreign)) await refused.ShouldRefuse(404, "no-such-media");
        var seqs = (await ben.Get($"/conversations/{conversation}/messages?limit=200")).GetProperty("items").EnumerateArray().Select(m => m.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(30, seqs.Count);
        Assert.Equal(29, seqs[^1] - seqs[0]);
    }

    [Fact]
    public async Task The_text_beside_media_can_be_taken_away_and_no_other()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await ada.UploadId(Samples.Noise(10));
        var sent = await ada.SendMedia(conversation, media);
        var path = $"/messages/{sent.GetProperty("id")}";
        await ada.Patch(path, new { content = "Look!" });

        var edited = await ada.Patch(path, new { content = "" });

        Assert.Equal(("", 1), (edited.GetProperty("content").GetString(), Ids(edited).Length));
        await (await ada.TryPatch(path, new { content = " " })).ShouldRefuse(400, "invalid-request");
        var text = await ada.Send(conversation, "only this");
        await (await ada.TryPatch($"/messages/{text.GetProperty("id")}", new { content = "" })).ShouldRefuse(400, "invalid-request");
        Assert.Equal("only this", (await ben.Get($"/messages/{text.GetProperty("id")}")).GetProperty("content").GetString());
    }

    [Fact]
    public async Task An_edited_message_keeps_its_media()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var media = await ada.UploadId(Samples.Noise(10));
        var sent = await ada.SendMedia(conversation, media);

        var edited = await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = "Look!" });

        Assert.Equal([media], Ids(edited));
        Assert.Equal([media], Ids((await device.WaitForChange(conversation, "message.edited")).GetProperty("message")));
    }

    private static Guid[] Ids(JsonElement message) => [.. message.GetProperty("media").EnumerateArray().Select(m => m.GetProperty("id").GetGuid())];
}
